package io.querent.agent.scope;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** Scopes as clients see them. */
final class ScopeViews {
  private ScopeViews() {}

  /** A scope; {@code versions}, newest first, only where one scope is asked for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Scope(
      String id,
      String name,
      String status,
      String datasourceId,
      int latestVersion,
      Instant createdAt,
      Instant updatedAt,
      List<Version> versions) {}

  /** A version; its text never changes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Version(
      String id,
      String scopeId,
      int version,
      String status,
      String scopeMd,
      JsonNode irJson,
      Instant createdAt) {}
}
