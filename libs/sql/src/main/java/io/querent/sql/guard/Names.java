package io.querent.sql.guard;

/** Names as a dialect compares them. */
final class Names {
  private Names() {}

  /** The name behind what the parser kept of it: quotes removed, folded as the engine folds. */
  static String normal(String raw, DialectRules rules) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    char first = raw.charAt(0);
    if (isQuoted(raw)) {
      char close = first == '[' ? ']' : first;
      String quote = String.valueOf(close);
      String inner = raw.substring(1, raw.length() - 1).replace(quote + quote, quote);
      return rules.foldCase() ? inner : Lexer.lower(inner);
    }
    return Lexer.lower(raw);
  }

  static boolean isQuoted(String raw) {
    char first = raw.charAt(0);
    char last = raw.charAt(raw.length() - 1);
    return raw.length() > 1
        && (first == '"' && last == '"'
            || first == '`' && last == '`'
            || first == '[' && last == ']');
  }

  /** A name of the catalogue in the form that {@link #normal} gives to a matching reference. */
  static String ofCatalogue(String name, DialectRules rules) {
    return rules.foldCase() ? name : Lexer.lower(name);
  }
}
