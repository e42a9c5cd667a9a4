package io.querent.datasource.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.Startup;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.vault.Vault;
import io.querent.semantics.json.SemanticsJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Finds registered datasources of the caller's organization, and opens their connection settings.
 */
@ApplicationScoped
@Startup
public class Datasources {
  private final DatasourceRepository repository;
  private final CurrentCaller caller;
  private final Vault vault;

  @Inject
  public Datasources(DatasourceRepository repository, CurrentCaller caller, Vault vault) {
    this.repository = repository;
    this.caller = caller;
    this.vault = vault;
  }

  /**
   * The datasource of that id.
   *
   * @throws ProblemException {@code not_found} also for those of other organizations
   */
  public Registered get(String id) {
    if (id == null || id.isBlank()) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "'datasource_id' is missing.");
    }
    return repository
        .find(caller.get().organizationId(), id)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, "There is no datasource '%s'.".formatted(id)));
  }

  public ConnectionSettings settings(Registered datasource) {
    try {
      String json = vault.open(datasource.key().toString(), datasource.sealedConnection());
      return SemanticsJson.mapper().readValue(json, ConnectionSettings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored connection settings cannot be read");
    }
  }

  String sealed(DatasourceKey key, ConnectionSettings settings) {
    try {
      return vault.seal(key.toString(), SemanticsJson.mapper().writeValueAsString(settings));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("connection settings cannot be written");
    }
  }
}
