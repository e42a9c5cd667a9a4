package io.querent.datasource.learn.profile;

import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Profile;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the values of one column, one by one, and says what they are like. Memory is bounded. */
public final class ColumnSampler {
  private static final int LISTED = 100;
  private static final int LISTED_NUMBERS = 20;
  private static final int COUNTED_PER_LISTED = 2;
  private static final int COUNTED_LENGTH = 120;
  private static final int NAME_LENGTH = 60;
  private static final int SHOWN_LENGTH = 80;
  private static final double DIRT = 0.05;

  private final Column column;
  private final boolean typesFromValues;
  private final ScanLimits limits;
  private boolean crowded;
  private final ValueSet distinct = new ValueSet();
  private final Map<String, long[]> counts = new HashMap<>();
  private long rows;
  private long nulls;
  private long longs;
  private long doubles;
  private long texts;
  private long binaries;
  private long textLength;
  private long padded;
  private boolean overflown;
  private long wholeNumberTexts;
  private long isoDates;
  private long isoTimestamps;
  private long lowestWhole = Long.MAX_VALUE;
  private long highestWhole = Long.MIN_VALUE;
  private BigDecimal lowestNumber;
  private BigDecimal highestNumber;
  private String lowestText;
  private String highestText;

  /**
   * @param typesFromValues whether the declared type is only a hint
   */
  public ColumnSampler(Column column, boolean typesFromValues, ScanLimits limits) {
    this.column = column;
    this.typesFromValues = typesFromValues;
    this.limits = limits;
  }

  /**
   * Takes the next value: text, or a {@link Long}, {@link Double} or {@code byte[]}; null for null.
   */
  public void add(Object value) {
    rows++;
    switch (value) {
      case null -> nulls++;
      case byte[] ignored -> binaries++;
      case Long number -> {
        longs++;
        whole(number);
        keep(number.toString(), number.toString());
      }
      case Double number -> {
        doubles++;
        number(BigDecimal.valueOf(Double.isFinite(number) ? number : 0));
        keep(number.toString(), canonical(number));
      }
      default -> text(value.toString());
    }
  }

  private void text(String text) {
    texts++;
    textLength += text.length();
    if (column.type().isNumeric() && !typesFromValues) {
      declaredNumber(text);
      return;
    }
    String shown =
        column.type() == ColumnType.BOOLEAN && !typesFromValues ? booleanText(text) : text;
    if (lowestText == null || shown.compareTo(lowestText) < 0) {
      lowestText = shown;
    }
    if (highestText == null || shown.compareTo(highestText) > 0) {
      highestText = shown;
    }
    spelling(text);
    String stripped = shown.strip();
    padded += stripped.length() == shown.length() ? 0 : 1;
    keep(shown, stripped);
  }

  private void declaredNumber(String text) {
    try {
      if (column.type() == ColumnType.INTEGER) {
        whole(Long.parseLong(text));
        keep(text, text);
      } else {
        BigDecimal value = new BigDecimal(text);
        number(value);
        keep(text, value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
      }
    } catch (NumberFormatException e) {
      keep(text, text); // NaN, Infinity, or an integer beyond 64 bits
    }
  }

  private void spelling(String text) {
    String format = TemporalFormats.ofText(text);
    if (format != null) {
      boolean date = format.equals(TemporalFormats.ISO_DATE);
      isoDates += date ? 1 : 0;
      isoTimestamps += date ? 0 : 1;
    } else if (text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      wholeNumberTexts++;
      whole(Long.parseLong(text));
    }
  }

  private void whole(long value) {
    lowestWhole = Math.min(lowestWhole, value);
    highestWhole = Math.max(highestWhole, value);
  }

  private void number(BigDecimal value) {
    lowestNumber = lowestNumber == null ? value : lowestNumber.min(value);
    highestNumber = highestNumber == null ? value : highestNumber.max(value);
  }

  private void keep(String shown, String canonical) {
    if (distinct.size() < limits.distinctValues()) {
      distinct.add(canonical);
    } else if (!crowded) {
      crowded = !distinct.contains(canonical);
    }
    long[] count = counts.get(shown);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < COUNTED_PER_LISTED * limits.listedValues()
        && shown.length() <= COUNTED_LENGTH) {
      counts.put(shown, new long[] {1});
    } else {
      overflown = true;
    }
  }

  private static String canonical(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private static String booleanText(String text) {
    return switch (text) {
      case "t" -> "true";
      case "f" -> "false";
      default -> text;
    };
  }

  /** Whether there were more values than are told apart, so that {@link #values} lacks some. */
  boolean isCrowded() {
    return crowded;
  }

  /** The distinct values seen. */
  public ValueSet values() {
    return distinct;
  }

  /** Whether text stands between blanks, so that comparisons miss it. */
  public boolean isPadded() {
    return padded > 0;
  }

  /** The column with its type, where values decide it, and its profile. */
  public Column column(boolean whole) {
    ColumnType type = typesFromValues ? observedType() : column.type();
    return new Column(
        column.name(),
        type,
        column.nativeType(),
        column.nullable(),
        column.comment(),
        profile(type, whole));
  }

  private ColumnType observedType() {
    long filled = longs + doubles + texts + binaries;
    long numbers = longs + doubles;
    ColumnType declared = column.type();
    if (filled == 0) {
      return declared == ColumnType.OTHER ? ColumnType.STRING : declared;
    }
    if (binaries > filled / 2) {
      return ColumnType.BINARY;
    }
    if (numbers > 0 && texts + binaries <= DIRT * filled) {
      return numberType(declared);
    }
    if (numbers == 0 && isoDates + isoTimestamps == texts && declared.isTemporal()) {
      return isoTimestamps == 0 ? ColumnType.DATE : ColumnType.TIMESTAMP;
    }
    return declared == ColumnType.JSON ? ColumnType.JSON : ColumnType.STRING;
  }

  private ColumnType numberType(ColumnType declared) {
    if (doubles == 0) {
      boolean flag = lowestWhole >= 0 && highestWhole <= 1;
      return declared == ColumnType.BOOLEAN && flag ? ColumnType.BOOLEAN : ColumnType.INTEGER;
    }
    return declared == ColumnType.DECIMAL ? ColumnType.DECIMAL : ColumnType.FLOAT;
  }

  private Profile profile(ColumnType type, boolean whole) {
    if (rows == 0) {
      return new Profile(null, 0L, null, null, List.of(), whole, null);
    }
    double nullRate = (double) nulls / rows;
    if (!described(type)) {
      return new Profile(nullRate, null, null, null, List.of(), false, null);
    }
    int listed = listed(type);
    boolean complete = whole && !overflown && counts.size() <= listed;
    return new Profile(
        nullRate,
        distinctValues(),
        shortened(smallest(type)),
        shortened(largest(type)),
        frequent(complete ? listed : Math.min(listed, LISTED)),
        complete,
        temporalFormat(type));
  }

  /** Null when there are more than are told apart. */
  private Long distinctValues() {
    return crowded ? null : Long.valueOf(overflown ? distinct.size() : counts.size());
  }

  private static boolean described(ColumnType type) {
    return switch (type) {
      case BINARY, JSON, ARRAY, OTHER -> false;
      default -> true;
    };
  }

  private int listed(ColumnType type) {
    if (type == ColumnType.STRING) {
      boolean names = texts > 0 && textLength / texts <= NAME_LENGTH;
      return names && !overflown && counts.size() <= limits.listedValues()
          ? limits.listedValues()
          : LISTED;
    }
    return distinct.size() <= LISTED ? LISTED : LISTED_NUMBERS;
  }

  private List<FrequentValue> frequent(int most) {
    return counts.entrySet().stream()
        .map(e -> new FrequentValue(e.getKey(), e.getValue()[0]))
        .sorted(
            Comparator.comparingLong(FrequentValue::count)
                .reversed()
                .thenComparing(FrequentValue::value))
        .limit(most)
        .toList();
  }

  private String smallest(ColumnType type) {
    if (!type.isNumeric() && type != ColumnType.BOOLEAN) {
      return lowestText;
    }
    BigDecimal whole = lowestWhole == Long.MAX_VALUE ? null : BigDecimal.valueOf(lowestWhole);
    return plain(
        lowestNumber == null || whole == null
            ? first(lowestNumber, whole)
            : lowestNumber.min(whole));
  }

  private String largest(ColumnType type) {
    if (!type.isNumeric() && type != ColumnType.BOOLEAN) {
      return highestText;
    }
    BigDecimal whole = highestWhole == Long.MIN_VALUE ? null : BigDecimal.valueOf(highestWhole);
    return plain(
        highestNumber == null || whole == null
            ? first(highestNumber, whole)
            : highestNumber.max(whole));
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static BigDecimal first(BigDecimal one, BigDecimal other) {
    return one == null ? other : one;
  }

  private static String shortened(String text) {
    return text == null || text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH);
  }

  private String temporalFormat(ColumnType type) {
    boolean onlyNumbers = longs > 0 && texts == 0 && doubles == 0;
    boolean declaredInteger = !typesFromValues && type == ColumnType.INTEGER && texts > 0;
    if ((onlyNumbers || declaredInteger)
        && type == ColumnType.INTEGER
        && lowestWhole <= highestWhole) {
      return TemporalFormats.ofNumbers(column.name(), lowestWhole, highestWhole);
    }
    boolean spelledAsText = type == ColumnType.STRING || typesFromValues && type.isTemporal();
    if (!spelledAsText || texts == 0 || longs + doubles > 0) {
      return null;
    }
    if (isoDates + isoTimestamps == texts) {
      return isoTimestamps == 0 ? TemporalFormats.ISO_DATE : TemporalFormats.ISO_TIMESTAMP;
    }
    boolean years = wholeNumberTexts == texts;
    String format =
        years ? TemporalFormats.ofNumbers(column.name(), lowestWhole, highestWhole) : null;
    return TemporalFormats.YEAR.equals(format) ? format : null;
  }
}
