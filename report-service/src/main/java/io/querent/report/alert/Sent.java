package io.querent.report.alert;

/** What became of one attempt to deliver. */
sealed interface Sent {

  /** The receiver has it. */
  record Delivered() implements Sent {}

  /**
   * It did not arrive.
   *
   * @param again whether another attempt may help
   */
  record Missed(String error, boolean again) implements Sent {}
}
