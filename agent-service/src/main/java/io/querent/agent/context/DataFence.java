package io.querent.agent.context;

import java.util.regex.Pattern;

/**
 * Text of datasources as a language model may read it: between marks that it cannot close itself,
 * so that what it says is never taken for an instruction.
 */
public final class DataFence {
  private static final Pattern END = Pattern.compile("<(\\s*/\\s*data)", Pattern.CASE_INSENSITIVE);

  private DataFence() {}

  /** The text between the marks. */
  public static String around(String text) {
    return "<data>\n" + END.matcher(text).replaceAll("<\\\\$1") + "\n</data>";
  }
}
