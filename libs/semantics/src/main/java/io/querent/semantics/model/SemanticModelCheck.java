package io.querent.semantics.model;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.References;
import io.querent.semantics.text.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Holds a semantic model against the catalogue of its datasource. */
public final class SemanticModelCheck {
  private final SemanticModel model;
  private final Catalogue catalogue;
  private final List<ModelProblem> problems = new ArrayList<>();

  private SemanticModelCheck(SemanticModel model, Catalogue catalogue) {
    this.model = model;
    this.catalogue = catalogue;
  }

  /**
   * Everything that is wrong: unknown tables and columns with the nearest known names, names given
   * twice, metrics that do not parse or aggregate nothing or define themselves, filters that do not
   * parse. Empty when the model fits.
   */
  public static List<ModelProblem> check(SemanticModel model, Catalogue catalogue) {
    SemanticModelCheck check = new SemanticModelCheck(model, catalogue);
    check.tables();
    check.metrics();
    check.relationships();
    return List.copyOf(check.problems);
  }

  private void add(String path, String message) {
    problems.add(new ModelProblem(path, message));
  }

  private void tables() {
    unique("/tables", "table", model.tables(), TableMeaning::table);
    for (int i = 0; i < model.tables().size(); i++) {
      String path = "/tables/" + i;
      TableMeaning meaning = model.tables().get(i);
      table(path + "/table", meaning.table()).ifPresent(table -> table(path, meaning, table));
    }
  }

  private void table(String path, TableMeaning meaning, Table table) {
    if (meaning.timeColumn() != null) {
      column(path + "/time_column", table, meaning.timeColumn())
          .ifPresent(column -> temporal(path + "/time_column", column));
    }
    for (int i = 0; i < meaning.labelColumns().size(); i++) {
      column(path + "/label_columns/" + i, table, meaning.labelColumns().get(i));
    }
    unique(path + "/columns", "column", meaning.columns(), ColumnMeaning::column);
    for (int i = 0; i < meaning.columns().size(); i++) {
      column(path + "/columns/" + i + "/column", table, meaning.columns().get(i).column());
    }
  }

  private void metrics() {
    unique("/metrics", "name", model.metrics(), MetricMeaning::name);
    for (int i = 0; i < model.metrics().size(); i++) {
      String path = "/metrics/" + i;
      MetricMeaning metric = model.metrics().get(i);
      expression(path + "/expression", metric);
      if (metric.filter() != null) {
        filter(path + "/filter", metric.filter());
      }
      if (metric.timeColumn() != null) {
        qualified(path + "/time_column", metric.timeColumn())
            .ifPresent(column -> temporal(path + "/time_column", column));
      }
    }
  }

  private void expression(String path, MetricMeaning metric) {
    Optional<Expression> parsed = parsed(path, () -> ExpressionParser.parse(metric.expression()));
    if (parsed.isEmpty()) {
      return;
    }
    References references = References.of(parsed.get());
    boolean combines = references.columns().stream().anyMatch(c -> metricNamed(c).isPresent());
    if (!parsed.get().isAggregate() && !combines) {
      add(path, "a metric needs an aggregate, such as sum(%s)".formatted(metric.expression()));
    }
    if (definesItself(metric, metric, new HashSet<>())) {
      add(path, "the metric '%s' is defined by itself".formatted(metric.name()));
    }
    references.columns().stream()
        .filter(c -> metricNamed(c).isEmpty())
        .forEach(c -> reference(path, c));
    references.entities().forEach(entity -> table(path, entity));
  }

  private Optional<MetricMeaning> metricNamed(Expression.Column column) {
    return column.entity() == null ? model.metric(column.name()) : Optional.empty();
  }

  private boolean definesItself(MetricMeaning metric, MetricMeaning wanted, Set<String> seen) {
    if (!seen.add(metric.name().toLowerCase(Locale.ROOT))) {
      return false;
    }
    Expression expression;
    try {
      expression = ExpressionParser.parse(metric.expression());
    } catch (IrException e) {
      return false;
    }
    return References.of(expression).columns().stream()
        .flatMap(c -> metricNamed(c).stream())
        .anyMatch(
            next ->
                next.name().equalsIgnoreCase(wanted.name()) || definesItself(next, wanted, seen));
  }

  private void filter(String path, String text) {
    Optional<Filter> parsed = parsed(path, () -> ExpressionParser.parseCondition(text));
    parsed.ifPresent(filter -> References.of(filter).columns().forEach(c -> reference(path, c)));
  }

  private void relationships() {
    for (int i = 0; i < model.relationships().size(); i++) {
      RelationshipMeaning meaning = model.relationships().get(i);
      qualified("/relationships/" + i + "/from", meaning.from());
      qualified("/relationships/" + i + "/to", meaning.to());
    }
  }

  private Optional<Column> qualified(String path, String text) {
    return parsed(path, () -> ExpressionParser.parseColumn(text)).flatMap(c -> reference(path, c));
  }

  private Optional<Column> reference(String path, Expression.Column reference) {
    if (reference.entity() == null) {
      List<String> owners =
          catalogue.tables().stream()
              .filter(t -> t.column(reference.name()).isPresent())
              .map(t -> t.id() + "." + reference.name())
              .toList();
      String remedy =
          owners.isEmpty()
              ? "; no table has such a column"
              : "; write " + String.join(" or ", owners.stream().limit(3).toList());
      add(path, "'%s' does not say of which table%s".formatted(reference.name(), remedy));
      return Optional.empty();
    }
    return table(path, reference.entity()).flatMap(table -> column(path, table, reference.name()));
  }

  private Optional<Table> table(String path, String name) {
    Optional<Table> table = catalogue.table(name);
    if (table.isEmpty()) {
      List<String> known = catalogue.tables().stream().map(Table::id).toList();
      add(path, "there is no table '%s'%s".formatted(name, Names.hint(name, known)));
    }
    return table;
  }

  private Optional<Column> column(String path, Table table, String name) {
    Optional<Column> column = table.column(name);
    if (column.isEmpty()) {
      List<String> known = table.columns().stream().map(Column::name).toList();
      add(path, "%s has no column '%s'%s".formatted(table.id(), name, Names.hint(name, known)));
    }
    return column;
  }

  private void temporal(String path, Column column) {
    if (!column.type().isTemporal() && column.profile().temporalFormat() == null) {
      add(
          path,
          "'%s' holds no calendar values (its type is %s); name a date or timestamp column"
              .formatted(
                  column.name(),
                  column.nativeType() == null ? column.type() : column.nativeType()));
    }
  }

  private <T> void unique(String path, String key, List<T> entries, Function<T, String> name) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      String given = name.apply(entries.get(i));
      if (!seen.add(given.toLowerCase(Locale.ROOT))) {
        add(
            path + "/" + i + "/" + key,
            "'%s' is given twice; merge the two entries".formatted(given));
      }
    }
  }

  private <T> Optional<T> parsed(String path, Supplier<T> parse) {
    try {
      return Optional.of(parse.get());
    } catch (IrException e) {
      add(path, e.getMessage());
      return Optional.empty();
    }
  }
}
