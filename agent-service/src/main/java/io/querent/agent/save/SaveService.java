package io.querent.agent.save;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.agent.OfferedParameter;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.NewReport;
import io.querent.contracts.report.NewVersion;
import io.querent.contracts.report.ReportVersionView;
import io.querent.contracts.report.ReportView;
import io.querent.kit.call.ServiceFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Makes a report of a finished answer. A repeat finds what an earlier try has left, whole or half
 * done, and finishes it. Blocks.
 */
@ApplicationScoped
class SaveService {
  private static final String REPORTS = "The reports";
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_KEY = 56;
  private static final int MOST_TRIES = 50;

  @Inject Drafts drafts;
  @Inject ObjectMapper json;
  @Inject @RestClient ReportClient reports;

  /**
   * What was saved.
   *
   * @param created false when all of it was there before
   */
  record Saved(
      ReportView report,
      ReportVersionView version,
      List<OfferedParameter> offered,
      boolean created) {}

  /** What is to be saved, and by whom. */
  private record Order(Caller caller, String title, NewVersion version) {}

  /** A version of a report, and whether it was there before. */
  private record Kept(ReportVersionView version, boolean known) {}

  Saved save(Caller caller, String runId, SaveRequest request) {
    Drafts.Draft draft = drafts.of(caller, runId, request);
    String title = title(request.title() == null ? draft.question() : request.title());
    String datasource = Boolean.TRUE.equals(request.portable()) ? null : draft.datasourceId();
    Order order = new Order(caller, title, new NewVersion(draft.defJson(), datasource, null));
    Kept kept = request.key() == null ? keep(order) : keep(order, request.key());
    ReportView report = reach(() -> reports.get(kept.version().reportKey()));
    return new Saved(report, kept.version(), draft.offered(), !kept.known());
  }

  /** In the report of that key, made when there is none; every new content is a new version. */
  private Kept keep(Order order, String key) {
    if (made(order, key)) {
      return add(order, key, null);
    }
    ReportView there = reach(() -> reports.get(key));
    if (there.archived()) {
      throw taken("The report '%s' is archived; take it back or choose another 'key'.", key);
    }
    if (there.latestVersion() == null && !own(order, there)) {
      throw taken(
          "The report '%s' belongs to somebody else and is still empty; choose another 'key'.",
          key);
    }
    return add(order, key, there.latestVersion());
  }

  /** In a report with a key made from the title, in the caller's own of that content if any. */
  private Kept keep(Order order) {
    String base = keyOf(order.title());
    for (int i = 1; i <= MOST_TRIES; i++) {
      String key = i == 1 ? base : base + "-" + i;
      if (made(order, key)) {
        return add(order, key, null);
      }
      ReportView there = reach(() -> reports.get(key));
      if (own(order, there) && !there.archived()) {
        if (there.latestVersion() == null) {
          return add(order, key, null);
        }
        Optional<ReportVersionView> same = same(order, key);
        if (same.isPresent()) {
          return new Kept(same.get(), true);
        }
      }
    }
    throw taken("There are many reports like '%s'; choose a 'key'.", base);
  }

  private boolean made(Order order, String key) {
    try {
      reach(() -> reports.create(new NewReport(key, order.title(), null)));
      return true;
    } catch (ProblemException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      return false;
    }
  }

  private Kept add(Order order, String key, Integer latest) {
    ReportVersionView version = reach(() -> reports.addVersion(key, order.version()));
    return new Kept(version, latest != null && version.version() <= latest);
  }

  private Optional<ReportVersionView> same(Order order, String key) {
    JsonNode wanted = plain(order.version().defJson());
    return reach(() -> reports.versions(key)).items().stream()
        .filter(v -> Objects.equals(v.datasourceId(), order.version().datasourceId()))
        .filter(v -> plain(v.defJson()).equals(wanted))
        .findFirst();
  }

  /** As it comes off the wire, so that equal numbers are equal nodes. */
  private JsonNode plain(JsonNode node) {
    try {
      return json.readTree(json.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a definition cannot be written", e);
    }
  }

  private static boolean own(Order order, ReportView report) {
    return Objects.equals(report.owner(), order.caller().userId());
  }

  private static <T> T reach(Supplier<T> call) {
    return ServiceFailures.reach(REPORTS, call);
  }

  private static ProblemException taken(String detail, String key) {
    return new ProblemException(ErrorCode.CONFLICT, detail.formatted(key));
  }

  private static String title(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    return plain.length() <= LONGEST_TITLE ? plain : plain.substring(0, LONGEST_TITLE - 1) + "…";
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
}
