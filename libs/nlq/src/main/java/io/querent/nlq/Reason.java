package io.querent.nlq;

/** Why a question cannot be answered. */
public enum Reason {
  /** It asks to insert, change or delete; Querent only reads. */
  WRITE_REQUEST,
  /** It names something that this datasource does not hold. */
  NOT_IN_DATA,
  /** A greeting, an exclamation or nothing at all. */
  NOT_A_QUESTION,
  /** Words are known, but no query could be made of them with enough certainty. */
  NOT_UNDERSTOOD,
  /** The tables that it needs have no known relationship. */
  NOT_CONNECTED
}
