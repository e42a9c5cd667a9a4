package io.querent.nlq.link;

import io.querent.nlq.text.Tag;
import io.querent.nlq.text.Token;
import io.querent.semantics.ir.Period;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of the question that belongs together, with everything it may mean.
 *
 * @param tokens the words
 * @param tag what a function phrase does; null for other words
 * @param argument of the tag
 * @param links what content words may refer to, best first
 * @param period a calendar stretch; null for other words
 */
public record Chunk(List<Token> tokens, Tag tag, String argument, List<Link> links, Period period) {
  public Chunk {
    tokens = List.copyOf(tokens);
    links = List.copyOf(links);
  }

  public boolean is(Tag other) {
    return tag == other;
  }

  public boolean is(Tag first, Tag... others) {
    return tag == first || (tag != null && Stream.of(others).anyMatch(t -> t == tag));
  }

  public Token first() {
    return tokens.getFirst();
  }

  public int start() {
    return tokens.getFirst().start();
  }

  public int end() {
    return tokens.getLast().end();
  }

  /** The words in lower case. */
  public String lower() {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(text.isEmpty() ? "" : " ").append(token.lower());
    }
    return text.toString();
  }

  public boolean isNumber() {
    return tokens.size() == 1 && tokens.getFirst().isNumber() && tokens.getFirst().number() != null;
  }

  public boolean isQuoted() {
    return tokens.size() == 1 && tokens.getFirst().isQuoted();
  }

  public boolean isMark(String mark) {
    return tokens.size() == 1
        && tokens.getFirst().isMark()
        && tokens.getFirst().text().equals(mark);
  }

  public List<Link.ToTable> tables() {
    return only(Link.ToTable.class);
  }

  public List<Link.ToColumn> columns() {
    return only(Link.ToColumn.class);
  }

  public List<Link.ToValue> values() {
    return only(Link.ToValue.class);
  }

  public List<Link.ToMetric> metrics() {
    return only(Link.ToMetric.class);
  }

  public double tableScore() {
    return tables().stream().mapToDouble(Link::score).max().orElse(0);
  }

  public double columnScore() {
    return columns().stream().mapToDouble(Link::score).max().orElse(0);
  }

  public double valueScore() {
    return values().stream().mapToDouble(Link::score).max().orElse(0);
  }

  private <T extends Link> List<T> only(Class<T> type) {
    return links.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public String toString() {
    return lower()
        + (tag != null ? ":" + tag + (argument.isEmpty() ? "" : "(" + argument + ")") : links);
  }
}
