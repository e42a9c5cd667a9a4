package io.querent.file.export;

/** Texts that a spreadsheet would run instead of show (OWASP, 'CSV Injection'). */
final class SpreadsheetFormulas {
  private static final String STARTS = "=+-@\t\r\n";

  private SpreadsheetFormulas() {}

  static boolean startsLikeOne(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
  }
}
