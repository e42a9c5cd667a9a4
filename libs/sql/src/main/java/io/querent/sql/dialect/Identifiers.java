package io.querent.sql.dialect;

import java.util.Locale;
import java.util.Set;

/**
 * When a name must be quoted. Quoting a name that did not need it is harmless, the reverse is not.
 */
final class Identifiers {
  private static final Set<String> RESERVED =
      Set.of(
          ("abort action add after all alter always analyse analyze and anti any "
                  + "array as asc asof asymmetric at attach authorization before begin between "
                  + "binary both by cascade case cast check collate collation column columns "
                  + "commit concurrently conflict constraint create cross cube current "
                  + "current_catalog current_date current_role current_schema current_time "
                  + "current_timestamp current_user database date default deferrable deferred "
                  + "delete desc describe detach distinct do drop each else end escape except "
                  + "exclude exclusive exists explain extract fail false fetch filter first "
                  + "following for foreign freeze from full generated glob grant group "
                  + "grouping groups having if ignore ilike immediate in index indexed "
                  + "initially inner insert instead intersect interval into is isnull join key "
                  + "lambda last lateral leading left like limit localtime localtimestamp "
                  + "match materialized natural not nothing notnull null nulls of offset on "
                  + "only optimize or order others outer over overlaps overlay partition "
                  + "percent pivot placing position pragma preceding primary qualify query "
                  + "raise range recursive references regexp reindex release rename replace "
                  + "restrict returning right rollback rollup row rows savepoint select semi "
                  + "session_user set show similar some struct summarize symmetric system_user "
                  + "table tablesample temp temporary then ties time timestamp to top trailing "
                  + "transaction trigger trim true unbounded union unique unpivot unnest "
                  + "update user using vacuum value values variadic verbose view virtual when "
                  + "where window with within without")
              .split(" "));

  private Identifiers() {}

  /**
   * Whether the name needs quotes.
   *
   * @param foldsCase whether the engine changes the letter case of names without quotes
   */
  private static boolean needQuotes(String name, boolean foldsCase) {
    if (name.isEmpty() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c == '_' || c >= 'a' && c <= 'z' || !foldsCase && c >= 'A' && c <= 'Z';
      boolean digit = i > 0 && c >= '0' && c <= '9';
      if (!letter && !digit) {
        return true;
      }
    }
    return false;
  }

  /**
   * Appends a name, between double quotes (inner ones doubled) where it needs them.
   *
   * @param foldsCase whether the engine changes the letter case of names without quotes
   */
  static StringBuilder print(StringBuilder text, String name, boolean foldsCase) {
    return needQuotes(name, foldsCase)
        ? text.append('"').append(name.replace("\"", "\"\"")).append('"')
        : text.append(name);
  }

  /** The text between single quotes, inner ones doubled; backslashes mean themselves. */
  static void quoteText(StringBuilder text, String value) {
    text.append('\'').append(value.replace("'", "''")).append('\'');
  }
}
