package io.querent.nlq.text;

import java.math.BigDecimal;

/**
 * One word, number, quoted text or punctuation mark of a question.
 *
 * @param text as typed; for quoted text without the quotes
 * @param lower in lower case
 * @param lemma singular or base form of an inflected word; equal words have equal lemmas
 * @param stem what remains without endings; relates 'direct', 'directed' and 'director'
 * @param number value of a number; null for anything else
 * @param possessive whether 's or an apostrophe followed
 */
public record Token(
    String text,
    String lower,
    String lemma,
    String stem,
    Kind kind,
    BigDecimal number,
    boolean possessive,
    int start,
    int end) {

  /** What a token is. */
  public enum Kind {
    WORD,
    NUMBER,
    QUOTED,
    MARK
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  public boolean isQuoted() {
    return kind == Kind.QUOTED;
  }

  public boolean isMark() {
    return kind == Kind.MARK;
  }

  /** Whether the word starts with a capital letter. */
  public boolean isCapitalised() {
    return kind == Kind.WORD && Character.isUpperCase(text.charAt(0));
  }
}
