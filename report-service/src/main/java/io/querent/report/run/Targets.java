package io.querent.report.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.datasource.DatasourceView;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.Interruptible;
import io.querent.report.definition.Definition;
import io.querent.report.definition.DefinitionReader;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds what an order means. Versions never change, so that read definitions stay in memory. */
@ApplicationScoped
class Targets {
  @Inject RunRepository repository;
  @Inject DefinitionReader reader;
  @Inject RunConfiguration configuration;
  @Inject ObjectMapper json;
  @Inject @RestClient DatasourceClient datasources;

  private Map<String, Definition> known;

  @PostConstruct
  void prepare() {
    int most = configuration.definitions();
    known =
        Collections.synchronizedMap(
            new LinkedHashMap<>(64, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<String, Definition> eldest) {
                return size() > most;
              }
            });
  }

  RunTarget of(Caller caller, RunOrder order) {
    RunTarget target =
        repository
            .target(caller, order.reportKey(), order.version())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.NOT_FOUND,
                        "There is no report '%s' in your organization."
                            .formatted(order.reportKey())));
    if (target.archived()) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "The report '%s' is archived; bring it back before it is run."
              .formatted(target.reportKey()));
    }
    if (target.versionId() == null) {
      throw new ProblemException(
          ErrorCode.NOT_FOUND,
          order.version() == null
              ? "The report '%s' has no version yet; add one first.".formatted(target.reportKey())
              : "The report '%s' has no version %d."
                  .formatted(target.reportKey(), order.version()));
    }
    return target.with(definition(target.versionId()));
  }

  Definition definition(String versionId) {
    Definition definition = known.get(versionId);
    if (definition == null) {
      definition = read(repository.definition(versionId));
      known.put(versionId, definition);
    }
    return definition;
  }

  private Definition read(String text) {
    try {
      return reader.read(json.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored definition cannot be read", e);
    }
  }

  /** Where it runs. */
  String datasource(String reportKey, String boundTo, String asked) {
    if (boundTo == null && asked == null) {
      String ids =
          Interruptible.await(datasources.list()).items().stream()
              .map(DatasourceView::id)
              .collect(Collectors.joining(", "));
      throw new ProblemException(
          ErrorCode.DATASOURCE_REQUIRED,
          "The report '%s' is portable: say where it runs with ?datasource_id=. There are: %s."
              .formatted(reportKey, ids.isEmpty() ? "none yet" : ids));
    }
    if (boundTo != null && asked != null && !asked.equals(boundTo)) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "The report '%s' is bound to '%s' and cannot run on '%s'; leave datasource_id out."
              .formatted(reportKey, boundTo, asked));
    }
    return boundTo == null ? asked : boundTo;
  }
}
