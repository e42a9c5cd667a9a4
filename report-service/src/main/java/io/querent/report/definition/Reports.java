package io.querent.report.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.NewReport;
import io.querent.contracts.report.NewVersion;
import io.querent.contracts.report.ReportVersionView;
import io.querent.contracts.report.ReportView;
import io.querent.kit.id.Ids;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reports and their versions, each within the caller's organization. Blocks. */
@ApplicationScoped
public class Reports {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_TITLE = 200;

  @Inject Pool pool;
  @Inject ReportRepository repository;
  @Inject DefinitionReader reader;
  @Inject ObjectMapper json;

  /** A version, and whether it was there before. */
  public record Added(ReportVersionView version, boolean known) {}

  public ReportView create(Caller caller, NewReport report) {
    if (report == null || report.title() == null || report.title().isBlank()) {
      throw invalid("A report needs a 'title'.");
    }
    String key = report.key() == null ? keyOf(report.title()) : report.key();
    check(key, report.title());
    boolean made =
        ReactiveStore.await(
            () ->
                repository.insert(pool, caller, key, report.title().strip(), report.description()));
    if (!made) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "There is a report '%s' already; choose another key.".formatted(key));
    }
    return get(caller, key).view();
  }

  static void check(String key, String title) {
    if (!KEY.matcher(key).matches()) {
      throw invalid(
          "The key '%s' does not do: small letters, digits, '-' and '_', at most 64 of them."
              .formatted(key));
    }
    if (title.length() > LONGEST_TITLE) {
      throw invalid("A title has at most %d characters.".formatted(LONGEST_TITLE));
    }
  }

  private static String keyOf(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String key = plain.length() > LONGEST_KEY ? plain.substring(0, LONGEST_KEY) : plain;
    return key.isEmpty() ? "report" : key;
  }

  /** The report of that key. */
  public ReportRow get(Caller caller, String key) {
    return ReactiveStore.await(() -> repository.find(pool, caller.organizationId(), key))
        .orElseThrow(() -> missing(key));
  }

  List<ReportRow> page(Caller caller, String words, boolean archived, int limit, String after) {
    return ReactiveStore.await(
        () -> repository.page(pool, caller.organizationId(), words, archived, limit, after));
  }

  ReportView change(Caller caller, String key, String title, String description, Boolean archived) {
    if (title != null) {
      check(key, title);
    }
    ReactiveStore.await(
        () ->
            pool.withTransaction(
                tx ->
                    held(tx, caller, key)
                        .call(
                            report ->
                                repository.change(
                                    tx,
                                    report.id(),
                                    title == null || title.isBlank()
                                        ? report.title()
                                        : title.strip(),
                                    description == null ? report.description() : description,
                                    archived == null ? report.archived() : archived))));
    return get(caller, key).view();
  }

  Uni<ReportRow> held(SqlClient tx, Caller caller, String key) {
    return repository
        .lock(tx, caller.organizationId(), key)
        .map(found -> found.orElseThrow(() -> missing(key)));
  }

  /** Adds a version; the content of the latest one makes no new one. */
  public Added add(Caller caller, String key, NewVersion version) {
    Definition definition = reader.read(version.defJson());
    return ReactiveStore.await(
        () ->
            pool.withTransaction(
                tx ->
                    held(tx, caller, key)
                        .flatMap(report -> add(tx, caller, report, version, definition))));
  }

  private Uni<Added> add(
      SqlClient tx, Caller caller, ReportRow report, NewVersion version, Definition definition) {
    String checksum = CanonicalJson.checksum(definition.json(), version.datasourceId());
    return repository
        .version(tx, report.id(), null)
        .flatMap(
            latest -> {
              if (latest.isPresent() && latest.get().checksum().equals(checksum)) {
                return Uni.createFrom().item(new Added(view(report, latest.get()), true));
              }
              VersionRow row =
                  new VersionRow(
                      Ids.next("rver"),
                      report.id(),
                      latest.map(VersionRow::version).orElse(0) + 1,
                      version.datasourceId(),
                      version.scopeVersionId(),
                      CanonicalJson.text(definition.json()),
                      checksum,
                      caller.userId(),
                      null);
              return repository.insert(tx, row).map(kept -> new Added(view(report, kept), false));
            });
  }

  List<ReportVersionView> versions(Caller caller, String key) {
    ReportRow report = get(caller, key);
    return ReactiveStore.await(() -> repository.versions(pool, report.id())).stream()
        .map(row -> view(report, row))
        .toList();
  }

  ReportVersionView version(Caller caller, String key, int number) {
    ReportRow report = get(caller, key);
    return view(report, version(report, number));
  }

  /** A version by its number, the latest for null. */
  public VersionRow version(ReportRow report, Integer number) {
    Optional<VersionRow> found =
        ReactiveStore.await(() -> repository.version(pool, report.id(), number));
    return found.orElseThrow(
        () ->
            new ProblemException(
                ErrorCode.NOT_FOUND,
                number == null
                    ? "The report '%s' has no version yet; add one first.".formatted(report.key())
                    : "The report '%s' has no version %d; the latest is %s."
                        .formatted(report.key(), number, report.latestVersion())));
  }

  ReportVersionView view(ReportRow report, VersionRow row) {
    return new ReportVersionView(
        row.id(),
        report.key(),
        row.version(),
        row.datasourceId(),
        row.scopeVersionId(),
        tree(row.definition()),
        row.checksum(),
        report.archived() ? "archived" : "active",
        row.createdBy(),
        row.createdAt());
  }

  JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored definition cannot be read", e);
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }

  private static ProblemException missing(String key) {
    return new ProblemException(
        ErrorCode.NOT_FOUND, "There is no report '%s' in your organization.".formatted(key));
  }
}
