package io.querent.nlq.dialogue;

import io.querent.nlq.compose.FilterParts;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Sketch;
import io.querent.nlq.text.Token;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Questions that refer to the last one: 'and by country?', 'only 2024', 'what about Germany', 'top
 * 5'.
 */
public final class FollowUps {
  private static final Set<String> OPENINGS =
      Set.of(
          "and",
          "only",
          "just",
          "now",
          "but",
          "also",
          "instead",
          "what about",
          "how about",
          "sort",
          "order",
          "same",
          "without",
          "exclude",
          "excluding",
          "except",
          "per",
          "by",
          "as",
          "then",
          "for",
          "in",
          "since",
          "limit",
          "top",
          "sorted",
          "ordered",
          "reverse",
          "descending",
          "ascending",
          "group",
          "split",
          "break",
          "with",
          "include",
          "add",
          "from",
          "where",
          "whose",
          "filter",
          "those",
          "these",
          "of",
          "not",
          "last",
          "this",
          "the top",
          "the same",
          "before",
          "after",
          "between",
          "draw",
          "plot",
          "chart");
  private static final Set<String> DRAWING =
      Set.of("chart", "graph", "plot", "bar", "line", "pie", "table", "diagram", "draw");
  private static final int LONGEST = 9;

  private FollowUps() {}

  /** Whether the words refer to a question asked before. */
  public static boolean refersBack(List<Token> tokens) {
    List<Token> words = tokens.stream().filter(t -> !t.isMark()).toList();
    if (words.isEmpty() || words.size() > LONGEST) {
      return false;
    }
    String first = words.getFirst().lower();
    String two = words.size() > 1 ? first + " " + words.get(1).lower() : first;
    return OPENINGS.contains(first) || OPENINGS.contains(two) || words.size() <= 2;
  }

  /** Whether only another drawing is asked for. */
  public static boolean onlyDraws(List<Token> tokens) {
    Set<String> plain =
        Set.of(
            "as", "a", "an", "in", "show", "me", "it", "this", "that", "now", "please", "draw",
            "and", "the", "make", "of", "them");
    boolean draws = false;
    for (Token token : tokens) {
      boolean word = DRAWING.contains(token.lemma());
      draws |= word;
      if (!word && !token.isMark() && !plain.contains(token.lower())) {
        return false;
      }
    }
    return draws;
  }

  /** The previous query in the other direction, when only a direction is asked for. */
  public static Optional<Ir> turned(Selection previous, List<Token> tokens) {
    Boolean descending = null;
    for (Token token : tokens) {
      switch (token.lower()) {
        case "ascending", "asc", "increasing" -> descending = false;
        case "descending", "desc", "decreasing" -> descending = true;
        case "reverse", "reversed" ->
            descending = previous.order().isEmpty() || !previous.order().getFirst().descending();
        case "sort",
            "order",
            "it",
            "them",
            "in",
            "the",
            "sorted",
            "ordered",
            "now",
            "and",
            "please" -> {}
        default -> {
          if (!token.isMark()) {
            return Optional.empty();
          }
        }
      }
    }
    Expression key = descending == null ? null : sortKey(previous);
    if (key == null) {
      return Optional.empty();
    }
    Selection s = previous;
    return Optional.of(
        new Selection(
            s.entities(),
            s.metrics(),
            s.dimensions(),
            s.filter(),
            s.having(),
            List.of(new Order(key, descending)),
            s.limit(),
            s.offset(),
            s.distinct(),
            s.grain(),
            s.joins(),
            s.top()));
  }

  private static Expression sortKey(Selection previous) {
    if (!previous.order().isEmpty()) {
      return previous.order().getFirst().by();
    }
    if (!previous.metrics().isEmpty()) {
      return new Expression.Column(null, previous.metrics().getFirst().name());
    }
    return previous.dimensions().isEmpty() ? null : previous.dimensions().getFirst().expression();
  }

  /**
   * The previous query, changed as the new words say.
   *
   * @param addition composed of the new words alone, on the subject of the previous query
   * @param sketch the sketch that the addition was composed of
   * @param instead whether new groups take the place of the old ones
   */
  public static Ir merge(Selection previous, Selection addition, Sketch sketch, boolean instead) {
    boolean counts =
        previous.metrics().isEmpty()
            && !addition.metrics().isEmpty()
            && sketch.groupings().isEmpty();
    Selection.Builder builder = Selection.from();
    previous.entities().forEach(builder::entity);
    addition.entities().forEach(builder::entity);
    metrics(previous, addition).forEach(builder::metric);
    if (!counts) {
      dimensions(previous, addition, sketch, instead).forEach(builder::dimension);
    }
    builder.where(FilterParts.replace(previous.filter(), addition.filter()));
    builder.having(Filter.and(previous.having(), addition.having()));
    previous.joins().forEach(builder::join);
    if (!counts) {
      boolean anew = instead && !sketch.groupings().isEmpty();
      (anew ? addition.order() : orders(previous, addition, sketch)).forEach(builder::order);
      Integer limit = addition.limit() != null ? addition.limit() : previous.limit();
      builder.limit(sketch.groupings().isEmpty() ? limit : addition.limit());
      builder.offset(previous.offset());
    }
    builder.distinct((previous.distinct() || addition.distinct()) && !counts);
    builder.grain(previous.grain());
    builder.top(addition.top() != null ? addition.top() : previous.top());
    return builder.build();
  }

  private static List<Metric> metrics(Selection previous, Selection addition) {
    if (addition.metrics().isEmpty()) {
      return previous.metrics();
    }
    List<Metric> metrics = new ArrayList<>(previous.metrics());
    for (Metric metric : addition.metrics()) {
      if (metrics.stream().noneMatch(m -> m.name().equals(metric.name()))) {
        metrics.add(metric);
      }
    }
    return metrics;
  }

  private static List<Dimension> dimensions(
      Selection previous, Selection addition, Sketch sketch, boolean instead) {
    boolean replaced = instead && !sketch.groupings().isEmpty();
    List<Dimension> dimensions =
        replaced ? new ArrayList<>() : new ArrayList<>(previous.dimensions());
    boolean groups = !previous.metrics().isEmpty() || !addition.metrics().isEmpty();
    boolean asked =
        !sketch.groupings().isEmpty()
            || sketch.picks().stream().anyMatch(p -> p instanceof Pick.Field);
    if (asked) {
      for (Dimension dimension : addition.dimensions()) {
        boolean known =
            dimensions.stream()
                .anyMatch(
                    d ->
                        d.expression().equals(dimension.expression())
                            && d.grain() == dimension.grain());
        if (!known && (groups || !dimension.hidden())) {
          dimensions.add(dimension);
        }
      }
    }
    return dimensions;
  }

  private static List<Order> orders(Selection previous, Selection addition, Sketch sketch) {
    if (!addition.order().isEmpty() && !sketch.rankings().isEmpty()) {
      return addition.order();
    }
    boolean best =
        addition.limit() != null && previous.order().isEmpty() && !previous.metrics().isEmpty();
    if (best) {
      return List.of(
          new Order(new Expression.Column(null, previous.metrics().getFirst().name()), true));
    }
    boolean anew = previous.limit() == null && !addition.order().isEmpty();
    return previous.order().isEmpty() || anew ? addition.order() : previous.order();
  }
}
