/**
 * Signing up and in with own tokens: Argon2id passwords, ES256 access tokens, rotating refresh
 * tokens.
 */
package io.querent.gateway.signin;
