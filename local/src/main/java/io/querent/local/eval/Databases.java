package io.querent.local.eval;

/** Where the databases of a set of questions come from. */
interface Databases {

  /**
   * Makes a database ready to be asked about.
   *
   * @throws EvaluationFailure when it is not there or cannot be loaded or registered
   */
  Target open(String database, Engine engine) throws EvaluationFailure, InterruptedException;
}
