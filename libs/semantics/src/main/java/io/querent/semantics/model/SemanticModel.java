package io.querent.semantics.model;

import java.util.List;
import java.util.Optional;

/**
 * What people mean by a datasource: names, synonyms, metrics, relationships that the engine does
 * not declare. Written by hand as YAML, versioned, optional: everything works without one.
 *
 * @param questions first questions that show a newcomer what the data can answer
 */
public record SemanticModel(
    String name,
    String description,
    List<TableMeaning> tables,
    List<MetricMeaning> metrics,
    List<RelationshipMeaning> relationships,
    List<String> questions) {

  public static final SemanticModel EMPTY =
      new SemanticModel(null, null, List.of(), List.of(), List.of(), List.of());

  public SemanticModel {
    tables = tables == null ? List.of() : List.copyOf(tables);
    metrics = metrics == null ? List.of() : List.copyOf(metrics);
    relationships = relationships == null ? List.of() : List.copyOf(relationships);
    questions = questions == null ? List.of() : List.copyOf(questions);
  }

  /** The metric of that name, letter case aside. */
  public Optional<MetricMeaning> metric(String metricName) {
    return metrics.stream().filter(m -> m.name().equalsIgnoreCase(metricName)).findFirst();
  }

  /** What is said of a table, by its id, letter case aside. */
  public Optional<TableMeaning> table(String tableId) {
    return tables.stream().filter(t -> t.table().equalsIgnoreCase(tableId)).findFirst();
  }
}
