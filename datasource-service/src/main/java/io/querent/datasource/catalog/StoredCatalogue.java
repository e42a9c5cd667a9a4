package io.querent.datasource.catalog;

import io.querent.semantics.catalog.Catalogue;
import java.util.Map;

/**
 * A catalogue and, for folders, which file or glob each table is.
 *
 * @param files empty for databases
 */
public record StoredCatalogue(Catalogue catalogue, Map<String, String> files) {
  public StoredCatalogue {
    files = Map.copyOf(files);
  }
}
