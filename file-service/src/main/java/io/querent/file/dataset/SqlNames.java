package io.querent.file.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes names of files and headers into names that SQL reads without quotes where it can. */
final class SqlNames {
  private static final int LONGEST = 80;

  private SqlNames() {}

  /** {@code Unit Price (€)} becomes {@code Unit_Price}; letters of any script stay. */
  static String friendly(String name, String fallback) {
    String plain = name.strip().replaceAll("[^\\p{L}\\p{N}_]+", "_");
    String trimmed = plain.replaceAll("^_+|_+$", "").replaceAll("__+", "_");
    if (trimmed.isEmpty()) {
      return fallback;
    }
    String cut = trimmed.length() > LONGEST ? trimmed.substring(0, LONGEST) : trimmed;
    return Character.isDigit(cut.codePointAt(0)) ? fallback + "_" + cut : cut;
  }

  /** Friendly names, none twice, letter case aside. */
  static List<String> unique(List<String> names, String fallback) {
    List<String> result = new ArrayList<>(names.size());
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      result.add(claim(friendly(name, fallback), taken));
    }
    return result;
  }

  /**
   * The name, or the first of {@code name_2}, {@code name_3}, … that is not taken; it is taken
   * then.
   */
  static String claim(String wanted, Set<String> taken) {
    String name = wanted;
    for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = wanted + "_" + n;
    }
    return name;
  }
}
