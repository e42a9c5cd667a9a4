package io.querent.report.quality;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.file.ResultAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks of the result as a whole: rows, limits, keys, nulls, columns. */
final class ShapeChecks {
  private static final double MANY_NULLS = 0.5;
  private static final double SOME_NULLS = 0.1;

  private ShapeChecks() {}

  static List<Check> empty(RunFacts facts) {
    String title = "Empty result";
    return List.of(
        facts.rowCount() == 0
            ? Check.fail("empty_result", title, "The result has no rows.", Map.of("rows", 0))
            : Check.pass("empty_result", title, facts.rowCount() + " rows."));
  }

  static List<Check> rowLimit(RunFacts facts) {
    String title = "Row limit";
    return List.of(
        facts.truncated()
            ? Check.fail(
                "row_limit",
                title,
                "The row limit cut the result after %d rows; totals over it are too small."
                    .formatted(facts.rowCount()),
                Map.of("rows", facts.rowCount()))
            : Check.pass("row_limit", title, "The result is whole."));
  }

  static List<Check> duplicates(RunFacts facts) {
    String title = "Duplicate keys";
    if (facts.shape().keys().isEmpty()) {
      return List.of(
          Check.skipped(
              "duplicate_keys",
              title,
              "Neither the query nor a chart says what tells rows apart."));
    }
    if (facts.analysis() == null) {
      return List.of(gone("duplicate_keys", title));
    }
    if (facts.analysis().duplicateGroups() == 0) {
      return List.of(
          Check.pass(
              "duplicate_keys",
              title,
              "Each %s occurs once.".formatted(String.join(", ", facts.shape().keys()))));
    }
    List<ResultAnalysis.Duplicate> groups = facts.analysis().duplicates();
    List<Long> numbers = groups.stream().flatMap(g -> g.rowNumbers().stream()).toList();
    return List.of(
        Check.fail(
                "duplicate_keys",
                title,
                "%d keys occur more than once, the first is %s (%d rows)."
                    .formatted(
                        facts.analysis().duplicateGroups(),
                        groups.getFirst().key(),
                        groups.getFirst().count()),
                Map.of("keys", facts.shape().keys(), "groups", facts.analysis().duplicateGroups()))
            .with(numbers, facts));
  }

  static List<Check> nulls(RunFacts facts) {
    String title = "Empty values";
    if (facts.rowCount() == 0 || facts.analysis() == null) {
      return List.of(Check.skipped("null_rate", title, "There are no rows to look at."));
    }
    List<Check> found = new ArrayList<>();
    for (ResultAnalysis.Profile column : facts.profiles()) {
      double rate = (double) column.nulls() / facts.rowCount();
      Map<String, Object> evidence = Map.of("nulls", column.nulls(), "rate", rate);
      String message =
          "%s is empty in %d of %d rows."
              .formatted(column.name(), column.nulls(), facts.rowCount());
      if (rate >= MANY_NULLS) {
        found.add(Check.fail("null_rate", title, message, evidence).about(column.name()));
      } else if (rate >= SOME_NULLS) {
        found.add(Check.warn("null_rate", title, message, evidence).about(column.name()));
      }
    }
    return found.isEmpty()
        ? List.of(Check.pass("null_rate", title, "No column is empty in a tenth of the rows."))
        : numbered(found, facts);
  }

  /** Adds the rows among the samples that are meant. */
  private static List<Check> numbered(List<Check> checks, RunFacts facts) {
    List<Check> numbered = new ArrayList<>();
    List<String> names = facts.columns().stream().map(ColumnView::name).toList();
    for (Check check : checks) {
      int column = names.indexOf(check.column());
      List<Long> numbers = new ArrayList<>();
      for (int i = 0; i < facts.samples().size(); i++) {
        if (facts.samples().get(i).get(column) == null) {
          numbers.add(i + 1L);
        }
      }
      numbered.add(check.with(numbers, facts));
    }
    return numbered;
  }

  static List<Check> drift(RunFacts facts) {
    String title = "Changed columns";
    if (facts.earlier().isEmpty()) {
      return List.of(Check.skipped("schema_drift", title, "There is no earlier run."));
    }
    List<ColumnView> before = facts.earlier().getFirst().columns();
    List<String> changes = new ArrayList<>();
    for (ColumnView column : facts.columns()) {
      ColumnView known =
          before.stream().filter(c -> c.name().equals(column.name())).findFirst().orElse(null);
      if (known == null) {
        changes.add(column.name() + " is new");
      } else if (!known.type().equals(column.type())) {
        changes.add("%s was %s and is %s".formatted(column.name(), known.type(), column.type()));
      }
    }
    List<String> names = facts.columns().stream().map(ColumnView::name).toList();
    before.stream()
        .filter(c -> !names.contains(c.name()))
        .forEach(c -> changes.add(c.name() + " is gone"));
    return List.of(
        changes.isEmpty()
            ? Check.pass("schema_drift", title, "The columns are those of the run before.")
            : Check.warn(
                "schema_drift",
                title,
                "The columns differ from the run before: " + String.join(", ", changes) + ".",
                Map.of("changes", changes)));
  }

  static Check gone(String id, String title) {
    return Check.skipped(id, title, "The rows of the result are no longer kept.");
  }
}
