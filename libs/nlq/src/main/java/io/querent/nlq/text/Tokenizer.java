package io.querent.nlq.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a question into tokens: contractions opened, possessives marked, quoted text kept whole. */
public final class Tokenizer {
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<date>\\d{4}-\\d{2}-\\d{2})"
              + "|(?<number>\\$?\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?<scale>%|(?:st|nd|rd|th|k|m)\\b)?(?![\\p{L}\\d])"
              + "|(?<word>\\p{L}+n't\\b|[\\p{L}\\d]+(?:[.&+][\\p{L}\\d]+)*)(?<possessive>'s?(?![\\p{L}\\d]))?"
              + "|(?<mark>\\S)");
  private static final Map<String, String> CLOSING =
      Map.of("\"", "\"", "'", "'", "`", "`", "\u201c", "\u201d");
  private static final Map<String, String> IRREGULAR_NOT =
      Map.of("ca", "can", "wo", "will", "sha", "shall");
  private static final Map<String, BigDecimal> SCALES =
      Map.of(
          "hundred", BigDecimal.valueOf(100),
          "thousand", BigDecimal.valueOf(1_000),
          "million", BigDecimal.valueOf(1_000_000),
          "billion", BigDecimal.valueOf(1_000_000_000));
  private static final List<String> SMALL =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private Tokenizer(String text) {
    this.text = text;
  }

  /** The tokens of a text, in order. */
  public static List<Token> tokens(String text) {
    String plain =
        text.replace('\u2019', '\'')
            .replace('\u2018', '\'')
            .replace('_', ' ')
            .replace("``", " \"")
            .replace("''", "\" ");
    return new Tokenizer(plain).cut();
  }

  private List<Token> cut() {
    Matcher matcher = PIECE.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      int start = matcher.start();
      int closing = closingQuote(start);
      if (closing > 0) {
        quoted(start, closing);
        at = closing + 1;
      } else {
        add(matcher);
        at = matcher.end();
      }
    }
    return List.copyOf(tokens);
  }

  private int closingQuote(int start) {
    String closing = CLOSING.get(text.substring(start, start + 1));
    boolean opens = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
    if (closing == null || !opens) {
      return -1;
    }
    for (int end = text.indexOf(closing, start + 1);
        end > 0;
        end = text.indexOf(closing, end + 1)) {
      boolean closes = end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1));
      if (closes && end > start + 1) {
        return end;
      }
    }
    return -1;
  }

  private void quoted(int start, int closing) {
    String inner = text.substring(start + 1, closing).strip();
    String lower = inner.toLowerCase(Locale.ROOT);
    BigDecimal number = inner.matches("\\d{1,9}(\\.\\d{1,6})?") ? new BigDecimal(inner) : null;
    tokens.add(
        new Token(
            inner, lower, lower, lower, Token.Kind.QUOTED, number, false, start, closing + 1));
  }

  private void add(Matcher matcher) {
    if (matcher.group("date") != null) {
      String date = matcher.group("date");
      tokens.add(
          new Token(
              date,
              date,
              date,
              date,
              Token.Kind.NUMBER,
              null,
              false,
              matcher.start(),
              matcher.end()));
    } else if (matcher.group("number") != null) {
      number(matcher);
    } else if (matcher.group("word") != null) {
      word(matcher);
    } else {
      String mark = matcher.group("mark");
      tokens.add(
          new Token(
              mark,
              mark,
              mark,
              mark,
              Token.Kind.MARK,
              null,
              false,
              matcher.start(),
              matcher.end()));
    }
  }

  private void number(Matcher matcher) {
    BigDecimal value = new BigDecimal(matcher.group("number").replace(",", "").replace("$", ""));
    String scale = matcher.group("scale");
    if ("k".equals(scale)) {
      value = value.multiply(BigDecimal.valueOf(1_000));
    } else if ("m".equals(scale)) {
      value = value.multiply(BigDecimal.valueOf(1_000_000));
    }
    addNumber(matcher.group(), value, matcher.start(), matcher.end());
  }

  private void addNumber(String typed, BigDecimal value, int start, int end) {
    String lower = typed.toLowerCase(Locale.ROOT);
    tokens.add(new Token(typed, lower, lower, lower, Token.Kind.NUMBER, value, false, start, end));
  }

  private void word(Matcher matcher) {
    String word = matcher.group("word");
    String lower = word.toLowerCase(Locale.ROOT);
    int start = matcher.start();
    int end = matcher.end("word");
    if (lower.endsWith("n't")) {
      String verb = lower.substring(0, lower.length() - 3);
      addWord(IRREGULAR_NOT.getOrDefault(verb, verb), false, start, end - 3);
      addWord("not", false, end - 3, end);
      return;
    }
    boolean possessive = matcher.group("possessive") != null;
    int small = SMALL.indexOf(lower);
    if (small > 0 || lower.equals("single") && follows("a", "than")) {
      addNumber(word, BigDecimal.valueOf(Math.max(1, small)), start, end);
    } else if (SCALES.containsKey(lower) && followsNumber()) {
      Token number = tokens.removeLast();
      String typed = text.substring(number.start(), end);
      addNumber(typed, number.number().multiply(SCALES.get(lower)), number.start(), end);
    } else if (lower.equals("cannot")) {
      addWord("can", false, start, start + 3);
      addWord("not", false, start + 3, end);
    } else {
      addWord(word, possessive, start, end);
    }
  }

  private boolean followsNumber() {
    return !tokens.isEmpty() && tokens.getLast().isNumber() && tokens.getLast().number() != null;
  }

  private boolean follows(String last, String before) {
    int size = tokens.size();
    return size > 1
        && tokens.get(size - 1).lower().equals(last)
        && tokens.get(size - 2).lower().equals(before);
  }

  private void addWord(String word, boolean possessive, int start, int end) {
    String lower = word.toLowerCase(Locale.ROOT);
    tokens.add(
        new Token(
            word,
            lower,
            Words.lemma(lower),
            Words.stem(lower),
            Token.Kind.WORD,
            null,
            possessive,
            start,
            end));
  }
}
