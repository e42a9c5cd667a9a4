package io.querent.sql.guard;

import java.util.List;
import java.util.Set;

/** What the guard found: the statement to run, or why none may run. */
public sealed interface Verdict {

  /** Whether a statement may run. */
  default boolean allowed() {
    return this instanceof Allowed;
  }

  /**
   * The statement is one query that only reads.
   *
   * @param sql the statement to run, and the only one: the text as given, without comments and
   *     trailing semicolon, with the row limit injected or lowered
   * @param tables relations it reads; as the catalogue names them where there is one
   * @param functions functions it calls, in lower case
   * @param rowLimit most rows that it can return
   * @param warnings what a reader of the answer should know
   */
  record Allowed(
      String sql, Set<String> tables, Set<String> functions, long rowLimit, List<String> warnings)
      implements Verdict {
    public Allowed {
      tables = Set.copyOf(tables);
      functions = Set.copyOf(functions);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The statement may not run.
   *
   * @param message what is wrong, where, and what to do, for the person who wrote it
   * @param detail the construct, name or parser's remark behind it, for logs; may be empty
   */
  record Refused(RefusalCode code, String message, String detail) implements Verdict {}
}
