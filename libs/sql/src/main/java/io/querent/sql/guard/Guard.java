package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.NOT_A_QUERY;
import static io.querent.sql.guard.RefusalCode.TOO_LONG;
import static io.querent.sql.guard.RefusalCode.UNPARSABLE;

import io.querent.semantics.catalog.Catalogue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.statement.ExplainStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Proves that a statement is one query that only reads, calls only allow-listed functions, names
 * only known tables and columns, and returns a bounded number of rows. What cannot be proven is
 * refused.
 *
 * <p>Thread-safe. A statement proven before, in the same context, is answered from memory;
 * statements longer than 4 KiB and refusals are not remembered.
 */
public final class Guard {
  private static final int MAX_LENGTH = 100_000;
  private static final int MAX_REMEMBERED_LENGTH = 4_096;
  private static final int REMEMBERED_STATEMENTS = 4_096;
  private static final int REMEMBERED_CATALOGUES = 16;
  private static final Map<String, Guard> GUARDS = new ConcurrentHashMap<>();

  private final DialectRules rules;
  private final BoundedParser parser;
  private final ProvenStatements proven = new ProvenStatements(REMEMBERED_STATEMENTS);
  private final Deque<CatalogueIndex> indexes = new ArrayDeque<>();
  private volatile CatalogueIndex recent;

  private Guard(DialectRules rules) {
    this.rules = rules;
    this.parser = new BoundedParser(rules);
  }

  /**
   * The guard of a dialect, e.g. {@code postgres}, {@code sqlite} or {@code duckdb}.
   *
   * @throws IllegalArgumentException when the guard has no rules for it
   */
  public static Guard forDialect(String dialect) {
    return GUARDS.computeIfAbsent(dialect, d -> new Guard(DialectRules.of(d)));
  }

  /** Checks one statement. Never throws for what a statement contains. */
  public Verdict check(String sql, GuardContext context) {
    CatalogueIndex index = index(context.catalogue());
    ProvenStatements.Key key =
        new ProvenStatements.Key(
            sql, index, context.limit(), context.systemCatalogues(), context.timeSeriesTables());
    Verdict known = proven.find(key);
    if (known != null) {
      return known;
    }
    try {
      Verdict verdict = prove(sql, context, index);
      if (sql.length() <= MAX_REMEMBERED_LENGTH) {
        proven.remember(key, verdict);
      }
      return verdict;
    } catch (Refusal refusal) {
      return refusal.verdict();
    } catch (RuntimeException | StackOverflowError e) {
      return new Verdict.Refused(
          UNPARSABLE,
          "The statement cannot be proven harmless; write it more simply.",
          e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private Verdict prove(String sql, GuardContext context, CatalogueIndex index) {
    if (sql.length() > MAX_LENGTH) {
      throw new Refusal(
          TOO_LONG,
          "The statement has %d characters, at most %d are read; shorten it."
              .formatted(sql.length(), MAX_LENGTH),
          "");
    }
    Lexed lexed = Lexer.read(sql, rules);
    FunctionCheck functions = new FunctionCheck(rules, context.systemCatalogues());
    LexicalCheck lexical = new LexicalCheck(lexed, rules, functions);
    lexical.check();
    Statement statement = parser.parse(lexed);
    Findings findings = new Findings();
    NameResolution names = new NameResolution(rules, index, context.systemCatalogues(), findings);
    QueryWalk walk = new QueryWalk(rules, functions, names, findings, context.timeSeriesTables());
    Select query = query(statement);
    walk.query(query, null);
    lexical.requireOnlyColumnLists(findings.columnLists());
    requireAccounted("SELECT", findings.selects(), lexical.selects());
    requireAccounted("TABLE", findings.tableStatements(), lexical.tables());
    return allowed(statement, query, lexed, context, findings);
  }

  private static void requireAccounted(String keyword, int inTree, int inText) {
    if (inTree != inText) {
      throw new Refusal(
          UNPARSABLE,
          "The statement has a "
              + keyword
              + " in a place that cannot be checked; write a plain SELECT.",
          inTree + " of " + inText + " " + keyword + " accounted for");
    }
  }

  private static Select query(Statement statement) {
    if (statement instanceof Select select) {
      return select;
    }
    if (statement instanceof ExplainStatement explain
        && explain.getStatement() instanceof Select select) {
      return select;
    }
    throw new Refusal(
        NOT_A_QUERY,
        "The statement is no query; write a SELECT.",
        statement.getClass().getSimpleName());
  }

  private Verdict allowed(
      Statement statement, Select query, Lexed lexed, GuardContext context, Findings findings) {
    List<String> warnings = new ArrayList<>(findings.warnings());
    if (statement instanceof ExplainStatement) {
      return new Verdict.Allowed(
          lexed.text(),
          findings.tables(),
          findings.functions(),
          context.limit().maxRows(),
          warnings);
    }
    boolean editable = rules.setting("limit", "limit").equals("limit");
    RowLimiter.Limited limited = new RowLimiter(lexed, context.limit(), editable).apply(query);
    if (limited.warning() != null) {
      warnings.add(limited.warning());
    }
    return new Verdict.Allowed(
        limited.sql(), findings.tables(), findings.functions(), limited.rows(), warnings);
  }

  private CatalogueIndex index(Catalogue catalogue) {
    if (catalogue == null) {
      return null;
    }
    CatalogueIndex last = recent;
    if (last != null && last.catalogue() == catalogue) {
      return last;
    }
    synchronized (indexes) {
      for (CatalogueIndex index : indexes) {
        if (index.catalogue() == catalogue) {
          recent = index;
          return index;
        }
      }
      CatalogueIndex index = new CatalogueIndex(catalogue, rules);
      indexes.addFirst(index);
      if (indexes.size() > REMEMBERED_CATALOGUES) {
        indexes.removeLast();
      }
      recent = index;
      return index;
    }
  }
}
