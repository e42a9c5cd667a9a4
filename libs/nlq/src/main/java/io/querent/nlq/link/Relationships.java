package io.querent.nlq.link;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.model.RelationshipMeaning;
import io.querent.semantics.model.SemanticModel;
import java.util.ArrayList;
import java.util.List;

/** The relationship graph of a datasource, those of its semantic model included. */
final class Relationships {
  private Relationships() {}

  static RelationshipGraph graph(Catalogue catalogue, SemanticModel model) {
    List<Relationship> all = new ArrayList<>(catalogue.relationships());
    for (RelationshipMeaning meaning : model.relationships()) {
      String[] from = qualified(catalogue, meaning.from());
      String[] to = qualified(catalogue, meaning.to());
      if (from != null && to != null) {
        all.add(new Relationship(from[0], List.of(from[1]), to[0], List.of(to[1]), true, 1));
      }
    }
    return new RelationshipGraph(all);
  }

  private static String[] qualified(Catalogue catalogue, String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      return null;
    }
    String column = text.substring(dot + 1);
    return catalogue
        .table(text.substring(0, dot))
        .map(t -> new String[] {t.id(), t.column(column).map(c -> c.name()).orElse(column)})
        .orElse(null);
  }
}
