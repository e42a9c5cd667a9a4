package io.querent.contracts.datasource;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.model.SemanticModel;
import java.time.Instant;

/**
 * Everything known of a datasource.
 *
 * @param notes the catalogue in Markdown, for people and models
 * @param catalogue its relationships already include those of the semantic model
 */
public record Schema(
    String datasourceId,
    long version,
    Instant learnedAt,
    String notes,
    Catalogue catalogue,
    SemanticModel model) {}
