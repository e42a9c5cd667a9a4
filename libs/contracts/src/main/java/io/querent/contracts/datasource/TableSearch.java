package io.querent.contracts.datasource;

import java.util.List;

/** Tables that fit some words, best first. */
public record TableSearch(List<Hit> tables, int searchedTables) {
  /**
   * @param score 0 to 1
   * @param excerpt Markdown notes of the table
   */
  public record Hit(String table, double score, String excerpt) {}
}
