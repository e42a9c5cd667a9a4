package io.querent.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;

/** The labelled statements that lie beside the repository. */
class SharedGuardDataTest {
  private static final Set<RefusalCode> ON_PURPOSE =
      Set.of(
          RefusalCode.FORBIDDEN_FUNCTION,
          RefusalCode.UNKNOWN_FUNCTION,
          RefusalCode.SYSTEM_CATALOGUE,
          RefusalCode.WRITES,
          RefusalCode.LOCKS,
          RefusalCode.NOT_A_QUERY);

  @Test
  void shouldJudgeEveryTrickyStatementAsLabelled() {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (String line :
        SharedData.lines("tricky.tsv").subList(1, SharedData.lines("tricky.tsv").size())) {
      String[] fields = line.split("\t");
      String sql = SharedData.sqlOf(fields[2]);
      for (String dialect : dialects(fields[0])) {
        checked++;
        Verdict verdict = Guard.forDialect(dialect).check(sql, GuardContext.unresolved());
        if (verdict.allowed() != fields[1].equals("allow")) {
          wrong.add(dialect + " " + fields[1] + ": " + sql + " -> " + verdict);
        }
      }
    }
    System.out.println("tricky.tsv: " + checked + " judged, " + wrong.size() + " wrong");
    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldRefuseWhateverMustBeRefused() {
    List<String> lines = SharedData.lines("must-refuse.postgres.jsonl");
    List<String> passed =
        lines.stream().map(SharedData::sqlOf).filter(sql -> refused(sql) == null).toList();
    System.out.println("must-refuse: " + lines.size() + " judged, " + passed.size() + " passed");
    assertThat(passed).isEmpty();
  }

  @Test
  void shouldRefuseWhatLeaksThroughReadOnlyTransactions() {
    List<String> passed = new ArrayList<>();
    List<String> lines = SharedData.lines("pg15_read_only_leaks.tsv");
    for (String line : lines.subList(1, lines.size())) {
      String statement = line.split("\t")[1];
      for (String variant : statement.split(" / ")) {
        String sql =
            variant.startsWith("SELECT") || variant.startsWith("COPY")
                ? variant
                : "SELECT " + (variant.contains("(") ? variant : variant + "(1)");
        if (refused(sql.replace("(...)", "(1)")) == null) {
          passed.add(sql);
        }
      }
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void shouldAcceptNearlyEveryHarmlessStatementThatCanBeParsed() throws IOException {
    Map<RefusalCode, Integer> byCode = new EnumMap<>(RefusalCode.class);
    List<String> doubtful = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    List<String> lines = SharedData.lines("must-accept.postgres.jsonl.gz");
    PostgresFunctions builtIn = PostgresFunctions.load();
    int unparsable = 0;
    int accepted = 0;
    for (String line : lines) {
      String sql = SharedData.sqlOf(line);
      Verdict.Refused refused = refused(sql);
      if (refused == null) {
        accepted++;
      } else if (refused.code() == RefusalCode.UNPARSABLE && !parses(sql)) {
        unparsable++;
      } else {
        byCode.merge(refused.code(), 1, Integer::sum);
        listed.add(refused.code() + "\t" + refused.detail() + "\t" + sql.replaceAll("\\s+", " "));
        if (!ON_PURPOSE.contains(refused.code()) || isMistake(refused, builtIn)) {
          doubtful.add(
              refused.code() + " " + refused.detail() + ": " + sql.replaceAll("\\s+", " "));
        }
      }
    }
    int parsable = lines.size() - unparsable;
    Path list = Files.createDirectories(Path.of("target")).resolve("guard-must-accept-refused.tsv");
    Files.write(list, listed);
    System.out.println("all refused ones are listed in " + list.toAbsolutePath());
    System.out.printf(
        "must-accept: %d statements, %d unparsable, %d accepted, refused %s, of these wrongly %d"
            + " (%.2f %%)%n",
        lines.size(),
        unparsable,
        accepted,
        byCode,
        doubtful.size(),
        100.0 * doubtful.size() / parsable);
    doubtful.forEach(d -> System.out.println("  " + d.substring(0, Math.min(160, d.length()))));
    assertThat(doubtful.size()).isLessThanOrEqualTo(parsable / 50);
  }

  /** A built-in function that nobody listed, or a field taken for a call, is our mistake. */
  private static boolean isMistake(Verdict.Refused refused, PostgresFunctions builtIn) {
    return switch (refused.code()) {
      case UNKNOWN_FUNCTION -> builtIn.has(refused.detail());
      case FORBIDDEN_FUNCTION -> refused.message().contains("attribute");
      default -> false;
    };
  }

  private static Verdict.Refused refused(String sql) {
    Verdict verdict = Guard.forDialect("postgres").check(sql, GuardContext.unresolved());
    return verdict instanceof Verdict.Refused refused ? refused : null;
  }

  private static boolean parses(String sql) {
    try {
      CCJSqlParserUtil.parse(sql);
      return true;
    } catch (JSQLParserException e) {
      return false;
    }
  }

  private static List<String> dialects(String label) {
    return switch (label) {
      case "any" -> List.of("postgres", "sqlite", "duckdb", "mysql", "sqlserver", "trino");
      case "pg" -> List.of("postgres", "timescaledb", "redshift");
      case "mssql" -> List.of("sqlserver");
      default -> List.of(label);
    };
  }
}
