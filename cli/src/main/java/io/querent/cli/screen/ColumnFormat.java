package io.querent.cli.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the values of one result column are written. All numbers of a column get the same number of
 * decimals, so that their points stand below each other; thousands are grouped except in keys and
 * years.
 */
public final class ColumnFormat {
  /** What stands for an empty value. */
  public static final String NOTHING = "–";

  private static final int MOST_DECIMALS = 4;
  private static final BigDecimal LARGE = BigDecimal.valueOf(100);
  private static final Pattern UNGROUPED =
      Pattern.compile("(?i)(.*_)?(id|key|year|zip|postcode|number|no|code)|.*[a-z](Id|Key|Year)");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}|\\p{Sc}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?)(.*)");

  private final boolean number;
  private final DecimalFormat decimals;

  private ColumnFormat(boolean number, DecimalFormat decimals) {
    this.number = number;
    this.decimals = decimals;
  }

  /** The format for a column, chosen by its name, type and unit and by what is in it. */
  public static ColumnFormat of(String name, String type, String unit, List<JsonNode> values) {
    List<JsonNode> present = values.stream().filter(value -> !value.isNull()).toList();
    boolean typed = type.equals("integer") || type.equals("decimal");
    boolean number = present.isEmpty() ? typed : present.stream().allMatch(JsonNode::isNumber);
    DecimalFormat format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    int scale = number ? scale(present, CURRENCY.matcher(unit).matches()) : 0;
    format.setMinimumFractionDigits(scale);
    format.setMaximumFractionDigits(scale);
    boolean grouped = scale > 0 || !UNGROUPED.matcher(name).matches();
    format.setGroupingUsed(grouped);
    format.setGroupingSize(3);
    return new ColumnFormat(number, format);
  }

  /** True when the column holds numbers, which stand on the right. */
  public boolean number() {
    return number;
  }

  /** The value as it is shown, on one line. */
  public String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return NOTHING;
    }
    if (value.isNumber()) {
      return number ? decimals.format(value.decimalValue()) : value.decimalValue().toPlainString();
    }
    if (!value.isTextual()) {
      return DisplayText.oneLine(value.isValueNode() ? value.asText() : value.toString());
    }
    var timestamp = TIMESTAMP.matcher(value.asText());
    return timestamp.matches()
        ? timestamp.group(1) + " " + timestamp.group(2) + timestamp.group(5)
        : DisplayText.oneLine(value.asText());
  }

  /** As many decimals as the values have, within reason; amounts of money have two or none. */
  private static int scale(List<JsonNode> values, boolean money) {
    int most = 0;
    BigDecimal largest = BigDecimal.ZERO;
    for (JsonNode value : values) {
      most = Math.max(most, decimals(value.decimalValue()));
      largest = largest.max(value.decimalValue().abs());
    }
    boolean small = largest.compareTo(money ? BigDecimal.ONE : LARGE) < 0;
    int limit = most > MOST_DECIMALS || money ? (small ? MOST_DECIMALS : 2) : MOST_DECIMALS;
    int scale = 0;
    for (JsonNode value : values) {
      BigDecimal rounded = value.decimalValue().setScale(limit, RoundingMode.HALF_UP);
      scale = Math.max(scale, decimals(rounded));
    }
    return money && scale == 1 ? 2 : scale;
  }

  private static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }
}
