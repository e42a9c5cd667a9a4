package io.querent.cli.screen;

/** Colours and weights of text; without colour every method hands the text back as it is. */
public record Style(boolean colour) {
  private static final String RESET = "\u001b[0m";

  public String bold(String text) {
    return with("1", text);
  }

  public String dim(String text) {
    return with("2", text);
  }

  public String good(String text) {
    return with("32", text);
  }

  public String warning(String text) {
    return with("33", text);
  }

  public String bad(String text) {
    return with("31", text);
  }

  public String accent(String text) {
    return with("36", text);
  }

  private String with(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
