package io.querent.gateway.account;

import io.querent.contracts.identity.Caller;
import java.time.Instant;

/** A credential that holds, whose it is, and until when. */
public record Verified(Caller caller, Instant expiresAt) {}
