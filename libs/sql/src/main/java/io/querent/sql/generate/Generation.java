package io.querent.sql.generate;

import io.querent.semantics.ir.IrException;
import io.querent.sql.GenerationContext;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;

/** What the parts of one generated statement share: its surroundings, bound values and warnings. */
public final class Generation {
  private final Dialect dialect;
  private final Schema schema;
  private final GenerationContext context;
  private final List<Object> values = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  /** A generation that has produced nothing yet. */
  public Generation(Dialect dialect, Schema schema, GenerationContext context) {
    this.dialect = dialect;
    this.schema = schema;
    this.context = context;
  }

  Dialect dialect() {
    return dialect;
  }

  Schema schema() {
    return schema;
  }

  GenerationContext context() {
    return context;
  }

  /**
   * The query's zone under a name that engines know; they know no {@code Z} and no {@code +02:00}.
   */
  ZoneId zone() {
    ZoneId zone = dialect.zone(context.zone(), context.now()).normalized();
    if (!(zone instanceof ZoneOffset offset)) {
      return zone;
    }
    int seconds = offset.getTotalSeconds();
    if (seconds % 3_600 != 0) {
      return zone;
    }
    return seconds == 0 ? ZoneId.of("UTC") : ZoneId.of("Etc/GMT%+d".formatted(-seconds / 3_600));
  }

  /** The present moment on the wall clock of the query's zone. */
  LocalDateTime now() {
    return LocalDateTime.ofInstant(context.now(), context.zone());
  }

  LocalDateTime nowInUtc() {
    return LocalDateTime.ofInstant(context.now(), ZoneOffset.UTC);
  }

  /** A placeholder that the value is bound to. */
  SqlNode bind(Object value) {
    values.add(dialect.bindable(value));
    return new SqlDynamicParam(values.size() - 1, SqlNodes.POS);
  }

  /** The caller's value for a parameter; throws when it gave none. */
  Object valueOf(String parameter) {
    if (!context.parameters().containsKey(parameter)) {
      Set<String> given = new TreeSet<>(context.parameters().keySet());
      throw new IrException(
          "",
          "parameter '%s' has no value; %s"
              .formatted(
                  parameter,
                  given.isEmpty() ? "none was given" : "given are " + String.join(", ", given)));
    }
    return context.parameters().get(parameter);
  }

  void warn(String message) {
    warnings.add(message);
  }

  /** What a reader of the result should know. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The bound values, in the order of their placeholders' indexes. */
  public List<Object> values() {
    return values;
  }
}
