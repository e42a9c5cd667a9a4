package io.querent.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a result, and how many there are. */
public record ResultRows(
    String resultId,
    List<Column> columns,
    List<List<JsonNode>> rows,
    long rowCount,
    boolean truncated) {

  /** A column of the result. */
  public record Column(String name, String type, String unit) {}

  /** Reads an answer, a result head, or anything else with columns and rows. */
  public static ResultRows of(JsonNode json) {
    List<Column> columns = new ArrayList<>();
    json.path("columns").forEach(column -> columns.add(columnOf(column)));
    List<List<JsonNode>> rows = new ArrayList<>();
    json.path("rows").forEach(row -> rows.add(cells(row)));
    return new ResultRows(
        json.path("result_id").asText(""),
        columns,
        rows,
        json.path("row_count").asLong(),
        json.path("truncated").asBoolean());
  }

  /** The values of one column, from the top. */
  public List<JsonNode> values(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  /** Where the column of that name stands, or -1. */
  public int indexOf(String name) {
    return columns.stream().map(Column::name).toList().indexOf(name);
  }

  private static Column columnOf(JsonNode column) {
    return new Column(
        column.path("name").asText(),
        column.path("type").asText(""),
        column.path("unit").asText(""));
  }

  private static List<JsonNode> cells(JsonNode row) {
    List<JsonNode> cells = new ArrayList<>();
    row.forEach(cells::add);
    return cells;
  }
}
