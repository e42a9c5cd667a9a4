package io.querent.nlq.compose;

import io.querent.semantics.ir.Filter;
import java.util.ArrayList;
import java.util.List;

/** Filters taken apart and put together again. */
public final class FilterParts {
  private FilterParts() {}

  /** Both filters, where a new condition on a column takes the place of the old ones on it. */
  public static Filter replace(Filter before, Filter added) {
    if (before == null || added == null) {
      return before == null ? added : before;
    }
    List<Filter> kept = new ArrayList<>();
    for (Filter part : parts(before)) {
      if (parts(added).stream().noneMatch(a -> sameSubject(part, a))) {
        kept.add(part);
      }
    }
    kept.addAll(parts(added));
    return kept.size() == 1 ? kept.getFirst() : new Filter.And(kept);
  }

  private static List<Filter> parts(Filter filter) {
    return filter instanceof Filter.And and ? and.filters() : List.of(filter);
  }

  private static boolean sameSubject(Filter left, Filter right) {
    return left instanceof Filter.Comparison l
        && right instanceof Filter.Comparison r
        && l.left().equals(r.left());
  }
}
