package io.querent.sql.guard;

import io.querent.semantics.catalog.Catalogue;
import java.util.Map;

/**
 * What a statement is checked against.
 *
 * @param catalogue the tables and columns that may be read; null leaves names unresolved. Proofs
 *     are remembered per catalogue <em>object</em>, so pass the same one again while it is valid
 * @param limit the row limit
 * @param systemCatalogues whether system catalogues may be read
 * @param timeSeriesTables time column by table id, for tables that are too large to be read without
 *     a condition on time
 */
public record GuardContext(
    Catalogue catalogue,
    RowLimit limit,
    boolean systemCatalogues,
    Map<String, String> timeSeriesTables) {

  public GuardContext {
    limit = limit == null ? RowLimit.INTERACTIVE : limit;
    timeSeriesTables = timeSeriesTables == null ? Map.of() : Map.copyOf(timeSeriesTables);
  }

  /** Interactive limits, no system catalogues, names resolved against {@code catalogue}. */
  public static GuardContext of(Catalogue catalogue) {
    return new GuardContext(catalogue, RowLimit.INTERACTIVE, false, Map.of());
  }

  /** Interactive limits, no system catalogues, names not resolved. */
  public static GuardContext unresolved() {
    return of(null);
  }
}
