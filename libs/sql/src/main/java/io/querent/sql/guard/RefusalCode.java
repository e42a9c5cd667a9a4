package io.querent.sql.guard;

/** Why a statement was refused; stable names that clients may switch on. */
public enum RefusalCode {
  /** The text cannot be read with certainty, so nothing can be proven about it. */
  UNPARSABLE,
  /** The statement is no query: a command, a transaction or session statement, or empty. */
  NOT_A_QUERY,
  /** More than one statement. */
  SEVERAL_STATEMENTS,
  /** Data or schema would be changed somewhere in the statement. */
  WRITES,
  /** Rows or tables would be locked. */
  LOCKS,
  /** A function that does more than compute. */
  FORBIDDEN_FUNCTION,
  /** A function that is not on the dialect's list. */
  UNKNOWN_FUNCTION,
  /** A system catalogue, or a function that reads it, without the grant for it. */
  SYSTEM_CATALOGUE,
  /** A table that the catalogue of the datasource does not have, or a file. */
  UNKNOWN_RELATION,
  /** A column that no table in reach has. */
  UNKNOWN_COLUMN,
  /** A command hidden where engines disagree on what is a comment. */
  HIDDEN_COMMAND,
  /** Longer than any honest query. */
  TOO_LONG,
  /** Nested deeper than can be proven in bounded time. */
  TOO_DEEP,
  /** Rows without end or in numbers that only burn time, as written in the statement itself. */
  UNBOUNDED,
  /** A large time-series table is read without a condition on its time column. */
  TIME_PREDICATE_MISSING,
  /** A session variable, or a parameter where none may stand. */
  PARAMETER
}
