package io.querent.datasource.registry;

import io.querent.contracts.datasource.DatasourceApi;
import io.querent.contracts.datasource.DatasourceView;
import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.Connector;
import io.querent.datasource.connector.Connectors;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.connector.Pools;
import io.querent.kit.identity.CurrentCaller;
import io.querent.semantics.model.SemanticModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Registers and removes datasources. */
@ApplicationScoped
public class DatasourceService {
  private static final int MOST_TRIES = 50;

  @Inject DatasourceRepository repository;
  @Inject Datasources datasources;
  @Inject Connectors connectors;
  @Inject HealthChecks health;
  @Inject Onboarding onboarding;
  @Inject Pools pools;
  @Inject CurrentCaller caller;
  @Inject Event<DatasourceRemoved> removed;

  public DatasourceApi.Datasources list() {
    return new DatasourceApi.Datasources(
        repository.listOf(caller.get().organizationId()).stream().map(Registered::view).toList());
  }

  public DatasourceView get(String id) {
    return datasources.get(id).view();
  }

  /** Registers a datasource; nothing of it stays when connecting, learning or its model fails. */
  public DatasourceView create(NewDatasource request) {
    Connector connector = Registration.connector(request, connectors);
    Registration.check(request);
    SemanticModel model = Registration.model(request.semanticModel());
    ConnectionSettings settings = connector.settings(request.connection(), request.dsn());
    boolean learn = request.learn() == null || request.learn();
    DatasourceKey key = DatasourceKey.random();
    try {
      if (learn) {
        health.connect(key, connector, settings);
      }
      Registered added = add(key, connector, settings, request);
      onboarding.onboard(added, model, learn);
    } catch (RuntimeException e) {
      forget(key);
      throw e;
    }
    return repository.listOf(caller.get().organizationId()).stream()
        .filter(d -> d.key().equals(key))
        .findFirst()
        .orElseThrow()
        .view();
  }

  private Registered add(
      DatasourceKey key, Connector connector, ConnectionSettings settings, NewDatasource request) {
    Caller creator = caller.get();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String wanted = Registration.id(request, settings);
    String sealed = datasources.sealed(key, settings);
    for (int number = 1; number <= MOST_TRIES; number++) {
      String id = number == 1 ? wanted : wanted + "-" + number;
      Registered datasource =
          new Registered(
              key,
              creator.organizationId(),
              id,
              connector.kind(),
              connector.dialect(),
              Registration.displayName(request, id),
              request.description(),
              request.isDefault(),
              Registered.Status.NEW,
              HealthChecks.UNKNOWN,
              null,
              sealed,
              null,
              0,
              0,
              null,
              List.of(),
              now,
              now);
      if (repository.add(datasource, creator.userId())) {
        return datasource;
      }
      if (request.id() != null) {
        break;
      }
    }
    throw new ProblemException(
        ErrorCode.CONFLICT,
        "There is already a datasource '%s'; choose another id or delete that one first."
            .formatted(wanted));
  }

  public void delete(String id) {
    forget(datasources.get(id).key());
  }

  private void forget(DatasourceKey key) {
    repository.remove(key);
    pools.close(key);
    removed.fire(new DatasourceRemoved(key));
  }
}
