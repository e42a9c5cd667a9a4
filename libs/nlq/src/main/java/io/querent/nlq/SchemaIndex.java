package io.querent.nlq;

import io.querent.nlq.link.Vocabulary;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.model.SemanticModel;
import java.util.Objects;

/**
 * The words of one datasource: names of tables and columns, synonyms, metrics and frequent values,
 * prepared for quick look-up. Immutable; build it once per catalogue version and share it.
 */
public final class SchemaIndex {
  private final Catalogue catalogue;
  private final SemanticModel model;
  private final Vocabulary vocabulary;

  private SchemaIndex(Catalogue catalogue, SemanticModel model) {
    this.catalogue = catalogue;
    this.model = model;
    this.vocabulary = Vocabulary.of(catalogue, model);
  }

  /**
   * Prepares a datasource's words.
   *
   * @param model what people mean by the data; null or {@link SemanticModel#EMPTY} when nothing is
   *     known
   */
  public static SchemaIndex of(Catalogue catalogue, SemanticModel model) {
    Objects.requireNonNull(catalogue, "a schema index needs a catalogue");
    return new SchemaIndex(catalogue, model == null ? SemanticModel.EMPTY : model);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public SemanticModel model() {
    return model;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }
}
