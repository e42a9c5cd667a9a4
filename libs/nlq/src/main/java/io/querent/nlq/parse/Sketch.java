package io.querent.nlq.parse;

import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was understood of a question, not yet a query. Filled by the parser, read by the composer.
 */
public final class Sketch {

  /** How words were read; offsets into the question. */
  public record Note(int start, int end, String meaning) {}

  private Table focus;
  private final List<Pick> picks = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Grouping> groupings = new ArrayList<>();
  private final List<Ranking> rankings = new ArrayList<>();
  private final Map<String, Table> joined = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private boolean distinct;
  private Integer limit;
  private boolean perGroup;
  private boolean following;
  private Metric.Kind transform;
  private boolean rate;
  private boolean lost;
  private double doubt;
  private double linkTotal;
  private int linkCount;
  private double weakest = 1;

  public Table focus() {
    return focus;
  }

  void focus(Table table) {
    focus = table;
  }

  public List<Pick> picks() {
    return picks;
  }

  public List<Condition> conditions() {
    return conditions;
  }

  public List<Grouping> groupings() {
    return groupings;
  }

  public List<Ranking> rankings() {
    return rankings;
  }

  /** Tables that must be joined although nothing is taken from them. */
  public Collection<Table> joined() {
    return joined.values();
  }

  void join(Table table) {
    joined.put(table.id(), table);
  }

  void leave(Table table) {
    joined.remove(table.id());
  }

  public List<Note> notes() {
    return notes;
  }

  public List<String> warnings() {
    return warnings;
  }

  /** Content words that nothing was made of. */
  public List<String> unread() {
    return unread;
  }

  /** Whether it changes an earlier query. */
  public boolean following() {
    return following;
  }

  void following(boolean value) {
    following = value;
  }

  public boolean distinct() {
    return distinct;
  }

  void distinct(boolean value) {
    distinct = value;
  }

  public Integer limit() {
    return limit;
  }

  void limit(Integer rows) {
    limit = rows;
  }

  /** Whether the limit holds within each group. */
  public boolean perGroup() {
    return perGroup;
  }

  void perGroup(boolean value) {
    perGroup = value;
  }

  /** Whether the thing that is asked for is not in the data. */
  public boolean lost() {
    return lost;
  }

  void lost(boolean value) {
    lost = value;
  }

  /** Whether a metric that counts some rows is asked for as a share of all of them. */
  public boolean rate() {
    return rate;
  }

  void rate(boolean value) {
    rate = value;
  }

  public Metric.Kind transform() {
    return transform;
  }

  void transform(Metric.Kind kind) {
    transform = kind;
  }

  /** Lowers the confidence: 0.1 is a small doubt, 0.5 a serious one. */
  public void doubt(double amount) {
    doubt += amount;
  }

  public double doubt() {
    return doubt;
  }

  void linked(double score) {
    linkTotal += score;
    weakest = Math.min(weakest, score);
    linkCount++;
  }

  /**
   * How well the words fit: between the mean of the links used and the weakest; 1 when none was.
   */
  public double linkScore() {
    return linkCount == 0 ? 1 : 0.5 * linkTotal / linkCount + 0.5 * weakest;
  }

  public int linkCount() {
    return linkCount;
  }

  public boolean hasAggregate() {
    return picks.stream().anyMatch(Pick::isAggregate);
  }
}
