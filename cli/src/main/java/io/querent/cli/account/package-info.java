/** Signing in and out, and who one is. */
package io.querent.cli.account;
