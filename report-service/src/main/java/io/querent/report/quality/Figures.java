package io.querent.report.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a sentence tells them: {@code 1,234,567.89}, {@code 0.3}, {@code -2}. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(9);
  private static final double EXACT = 1e15;
  private static final double TINY = 1e-6;

  private Figures() {}

  static String of(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || size >= EXACT || size > 0 && size < TINY) {
      return String.valueOf(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    boolean whole = value == Math.rint(value);
    return new DecimalFormat("#,##0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(whole ? exact : exact.round(DIGITS));
  }
}
