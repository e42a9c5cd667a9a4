package io.querent.report.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.id.Ids;
import io.querent.kit.problem.JsonFaults;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Moves reports between installations: the same bundle twice changes nothing. */
@ApplicationScoped
class ReportTransfer {
  private static final int MOST_VERSIONS = 1000;

  @Inject Pool pool;
  @Inject Reports reports;
  @Inject ReportRepository repository;
  @Inject DefinitionReader reader;
  @Inject ObjectMapper json;

  /** What an import did, or would do. */
  record Outcome(String key, boolean dryRun, boolean created, List<Change> changes) {}

  /** One part of it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(String what, String action, Integer version, String checksum, String detail) {}

  private record Checked(ReportBundle.Version version, Definition definition, String checksum) {}

  ReportBundle export(Caller caller, String key) {
    ReportRow report = reports.get(caller, key);
    List<ReportBundle.Version> versions =
        ReactiveStore.await(() -> repository.versions(pool, report.id())).reversed().stream()
            .map(
                row ->
                    new ReportBundle.Version(
                        row.version(),
                        row.datasourceId(),
                        row.checksum(),
                        reports.tree(row.definition())))
            .toList();
    return new ReportBundle(
        ReportBundle.FORM, report.key(), report.title(), report.description(), versions);
  }

  String text(ReportBundle bundle, boolean yaml) {
    try {
      ObjectMapper mapper = yaml ? yaml() : json;
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(bundle);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a bundle cannot be written", e);
    }
  }

  /** Reads JSON or YAML; JSON is YAML, too. */
  ReportBundle read(String text) {
    ReportBundle bundle;
    try {
      bundle = yaml().readValue(text, ReportBundle.class);
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw refused("The bundle cannot be read%s: %s".formatted(place, JsonFaults.message(e)));
    }
    if (bundle == null || bundle.key() == null || bundle.title() == null) {
      throw refused("A bundle needs 'key', 'title' and 'versions', as an export writes them.");
    }
    if (bundle.querent() != null && !bundle.querent().equals(ReportBundle.FORM)) {
      throw refused(
          "The bundle is of form '%s'; this installation reads '%s'."
              .formatted(bundle.querent(), ReportBundle.FORM));
    }
    if (bundle.versions() != null && bundle.versions().size() > MOST_VERSIONS) {
      throw refused("A bundle has at most %d versions.".formatted(MOST_VERSIONS));
    }
    return bundle;
  }

  private ObjectMapper yaml() {
    return json.copyWith(
        YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());
  }

  Outcome take(Caller caller, ReportBundle bundle, boolean dryRun) {
    Reports.check(bundle.key(), bundle.title());
    List<Checked> versions = check(bundle);
    return ReactiveStore.await(
        () ->
            pool.withTransaction(
                tx ->
                    repository
                        .lock(tx, caller.organizationId(), bundle.key())
                        .flatMap(there -> take(tx, caller, bundle, versions, there, dryRun))));
  }

  private List<Checked> check(ReportBundle bundle) {
    List<Checked> checked = new ArrayList<>();
    List<ReportBundle.Version> versions = bundle.versions() == null ? List.of() : bundle.versions();
    for (int i = 0; i < versions.size(); i++) {
      ReportBundle.Version version = versions.get(i);
      Definition definition = read(version.defJson(), "/versions/%d/def_json".formatted(i));
      String checksum = CanonicalJson.checksum(definition.json(), version.datasourceId());
      if (version.checksum() != null && !version.checksum().equals(checksum)) {
        throw new ProblemException(
            ErrorCode.INVALID_DEFINITION,
            "Version %d of the bundle was changed after its export: its checksum does not fit. Remove the checksum if the change is meant."
                .formatted(i + 1),
            List.of(
                new Problem.FieldError(
                    "/versions/%d/checksum".formatted(i), "expected " + checksum)),
            null);
      }
      checked.add(new Checked(version, definition, checksum));
    }
    return checked;
  }

  private Definition read(JsonNode definition, String below) {
    try {
      return reader.read(definition);
    } catch (ProblemException e) {
      List<Problem.FieldError> errors =
          e.errors().stream()
              .map(error -> new Problem.FieldError(below + error.path(), error.message()))
              .toList();
      throw new ProblemException(e.code(), e.getMessage(), errors, e);
    }
  }

  private Uni<Outcome> take(
      SqlClient tx,
      Caller caller,
      ReportBundle bundle,
      List<Checked> versions,
      Optional<ReportRow> there,
      boolean dryRun) {
    List<Change> changes = new ArrayList<>();
    boolean sameHead =
        there.isPresent()
            && there.get().title().equals(bundle.title())
            && Objects.equals(there.get().description(), bundle.description());
    String action = there.isEmpty() ? "create" : sameHead ? "keep" : "update";
    changes.add(new Change("report", action, null, null, bundle.title()));
    Uni<List<VersionRow>> known =
        there.isEmpty()
            ? Uni.createFrom().item(List.of())
            : repository.versions(tx, there.get().id());
    return known.flatMap(
        rows -> {
          List<Checked> missing = plan(versions, rows, changes);
          Outcome outcome = new Outcome(bundle.key(), dryRun, there.isEmpty(), changes);
          if (dryRun) {
            return Uni.createFrom().item(outcome);
          }
          int next = rows.stream().mapToInt(VersionRow::version).max().orElse(0) + 1;
          return head(tx, caller, bundle, there, sameHead)
              .flatMap(report -> insert(tx, caller, report, missing, 0, next))
              .replaceWith(outcome);
        });
  }

  private static List<Checked> plan(
      List<Checked> versions, List<VersionRow> rows, List<Change> changes) {
    Set<String> known = new HashSet<>();
    rows.forEach(row -> known.add(row.checksum()));
    List<Checked> missing = new ArrayList<>();
    int next = rows.stream().mapToInt(VersionRow::version).max().orElse(0) + 1;
    for (Checked version : versions) {
      if (known.add(version.checksum())) {
        missing.add(version);
        changes.add(
            new Change("version", "create", next++, version.checksum(), "content not here yet"));
      } else {
        Integer number =
            rows.stream()
                .filter(row -> row.checksum().equals(version.checksum()))
                .map(VersionRow::version)
                .findFirst()
                .orElse(null);
        changes.add(
            new Change("version", "keep", number, version.checksum(), "the same content is here"));
      }
    }
    return missing;
  }

  private Uni<ReportRow> head(
      SqlClient tx,
      Caller caller,
      ReportBundle bundle,
      Optional<ReportRow> there,
      boolean sameHead) {
    if (there.isPresent()) {
      ReportRow report = there.get();
      return sameHead
          ? Uni.createFrom().item(report)
          : repository
              .change(tx, report.id(), bundle.title(), bundle.description(), report.archived())
              .replaceWith(report);
    }
    return repository
        .insert(tx, caller, bundle.key(), bundle.title(), bundle.description())
        .flatMap(made -> reports.held(tx, caller, bundle.key()));
  }

  private Uni<Void> insert(
      SqlClient tx, Caller caller, ReportRow report, List<Checked> missing, int at, int number) {
    if (at == missing.size()) {
      return Uni.createFrom().voidItem();
    }
    Checked version = missing.get(at);
    VersionRow row =
        new VersionRow(
            Ids.next("rver"),
            report.id(),
            number,
            version.version().datasourceId(),
            null,
            CanonicalJson.text(version.definition().json()),
            version.checksum(),
            caller.userId(),
            null);
    return repository
        .insert(tx, row)
        .flatMap(kept -> insert(tx, caller, report, missing, at + 1, number + 1));
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }
}
