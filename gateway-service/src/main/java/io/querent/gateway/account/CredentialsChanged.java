package io.querent.gateway.account;

/**
 * A credential was revoked or a role was changed: whoever remembers verified credentials must
 * forget them.
 */
public record CredentialsChanged() {}
