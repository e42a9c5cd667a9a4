package io.querent.nlq.link;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.model.SemanticModel;

/** Words of a datasource and what they may refer to. */
public final class Vocabulary {
  private final Catalogue catalogue;
  private final SemanticModel model;

  private Vocabulary(Catalogue catalogue, SemanticModel model) {
    this.catalogue = catalogue;
    this.model = model;
  }

  public static Vocabulary of(Catalogue catalogue, SemanticModel model) {
    return new Vocabulary(catalogue, model);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public SemanticModel model() {
    return model;
  }
}
