package io.querent.datasource.catalog;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The catalogue and its meaning in Markdown, for people and for models. */
public final class SchemaNotes {
  private static final int SHOWN_VALUES = 8;
  private static final int LONGEST_TEXT = 200;

  private final Catalogue catalogue;
  private final SemanticModel model;

  public SchemaNotes(Catalogue catalogue, SemanticModel model) {
    this.catalogue = catalogue;
    this.model = model;
  }

  /** All tables, then the metrics. */
  public String all(String name) {
    StringBuilder notes = new StringBuilder("# ").append(plain(name)).append("\n\n");
    if (model.description() != null) {
      notes.append(plain(model.description())).append("\n\n");
    }
    notes.append(
        "%d tables, dialect %s.\n\n".formatted(catalogue.tables().size(), catalogue.dialect()));
    catalogue.tables().forEach(t -> notes.append(table(t)).append('\n'));
    if (!model.metrics().isEmpty()) {
      notes.append("## Metrics\n\n");
      model.metrics().forEach(m -> notes.append(metric(m)));
    }
    return notes.toString();
  }

  /** One table. */
  public String table(Table table) {
    Optional<TableMeaning> meaning = model.table(table.id());
    StringBuilder notes = new StringBuilder("## ").append(plain(table.id())).append("\n\n");
    notes.append(headline(table, meaning)).append("\n\n");
    for (Column column : table.columns()) {
      Optional<ColumnMeaning> said = meaning.flatMap(m -> m.column(column.name()));
      if (said.map(ColumnMeaning::hidden).orElse(false)) {
        continue;
      }
      notes.append("- `").append(plain(column.name())).append("` ");
      notes.append(String.join("; ", remarks(table, column, said))).append('\n');
    }
    relationships(table).forEach(line -> notes.append(line).append('\n'));
    return notes.toString();
  }

  private static String headline(Table table, Optional<TableMeaning> meaning) {
    List<String> parts = new ArrayList<>();
    parts.add(
        table.rowCount() == null
            ? "A " + table.kind() + "."
            : "A %s of %,d rows.".formatted(table.kind(), table.rowCount()));
    if (table.comment() != null) {
      parts.add(plain(table.comment()));
    }
    meaning
        .map(TableMeaning::description)
        .filter(d -> d != null)
        .ifPresent(d -> parts.add(plain(d)));
    meaning
        .map(TableMeaning::synonyms)
        .filter(s -> !s.isEmpty())
        .ifPresent(s -> parts.add("Also called " + plain(String.join(", ", s)) + "."));
    meaning
        .map(TableMeaning::timeColumn)
        .filter(c -> c != null)
        .ifPresent(c -> parts.add("Periods refer to `" + plain(c) + "`."));
    return String.join(" ", parts);
  }

  private static List<String> remarks(Table table, Column column, Optional<ColumnMeaning> said) {
    List<String> remarks = new ArrayList<>();
    remarks.add(column.type().name().toLowerCase(Locale.ROOT));
    if (table.primaryKey().contains(column.name())) {
      remarks.add("key");
    }
    if (column.comment() != null) {
      remarks.add(plain(column.comment()));
    }
    said.ifPresent(
        m -> {
          if (m.description() != null) {
            remarks.add(plain(m.description()));
          }
          if (!m.synonyms().isEmpty()) {
            remarks.add("also " + plain(String.join(", ", m.synonyms())));
          }
          if (m.unit() != null) {
            remarks.add("in " + plain(m.unit()));
          }
        });
    values(column.profile()).ifPresent(remarks::add);
    Double nulls = column.profile().nullRate();
    if (nulls != null && nulls > 0) {
      remarks.add(String.format(Locale.ROOT, "%.0f %% empty", Math.max(1, nulls * 100)));
    }
    return remarks;
  }

  private static Optional<String> values(Profile profile) {
    if (profile.temporalFormat() != null) {
      return Optional.of(profile.temporalFormat() + " " + range(profile));
    }
    if (profile.complete() && profile.distinct() != null && profile.distinct() <= SHOWN_VALUES) {
      return profile.frequent().isEmpty()
          ? Optional.empty()
          : Optional.of("one of " + listed(profile));
    }
    if (profile.min() == null) {
      return Optional.empty();
    }
    return Optional.of(
        profile.distinct() != null && !profile.frequent().isEmpty() && !isNumber(profile.min())
            ? "%,d values such as %s".formatted(profile.distinct(), listed(profile))
            : range(profile));
  }

  private static String range(Profile profile) {
    return plain(profile.min()) + " to " + plain(profile.max());
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> Character.isDigit(c) || "+-.eE".indexOf(c) >= 0);
  }

  private static String listed(Profile profile) {
    return profile.frequent().stream()
        .limit(SHOWN_VALUES)
        .map(FrequentValue::value)
        .map(v -> "'" + plain(v) + "'")
        .collect(Collectors.joining(", "));
  }

  private List<String> relationships(Table table) {
    return catalogue.relationships().stream()
        .filter(r -> r.fromTable().equals(table.id()))
        .map(SchemaNotes::relationship)
        .toList();
  }

  private static String relationship(Relationship r) {
    String sure =
        r.declared()
            ? ""
            : String.format(Locale.ROOT, " (inferred, %.0f %% sure)", r.confidence() * 100);
    return "- `%s` points to `%s` of `%s`%s"
        .formatted(
            plain(String.join(", ", r.fromColumns())),
            plain(String.join(", ", r.toColumns())),
            plain(r.toTable()),
            sure);
  }

  private static String metric(MetricMeaning metric) {
    String also =
        metric.synonyms().isEmpty() ? "" : "; also " + plain(String.join(", ", metric.synonyms()));
    return "- **%s** = `%s`%s\n".formatted(plain(metric.name()), plain(metric.expression()), also);
  }

  /** Data on one line and without marks that would end a code span or start another block. */
  private static String plain(String text) {
    String line = text.replaceAll("\\s+", " ").replace('`', '\'').strip();
    return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
  }
}
