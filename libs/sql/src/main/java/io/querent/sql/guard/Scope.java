package io.querent.sql.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that one query level sees, with the levels around it. */
final class Scope {

  /**
   * Something that FROM brings.
   *
   * @param columns its column names; null when they cannot be known
   */
  record Source(String alias, Set<String> columns) {}

  /** Output columns of a common table expression; null when they cannot be known. */
  record CommonTable(List<String> columns) {}

  private final Scope parent;
  private final List<Source> sources = new ArrayList<>(4);
  private final Set<String> aliases = new HashSet<>();
  private final Map<String, CommonTable> commonTables = new HashMap<>(4);
  private boolean opaque;

  Scope(Scope parent) {
    this.parent = parent;
  }

  void add(Source source) {
    sources.add(source);
    opaque |= source.columns() == null;
  }

  void addAlias(String alias) {
    aliases.add(alias);
  }

  void addCommonTable(String name, CommonTable table) {
    commonTables.put(name, table);
  }

  void markOpaque() {
    opaque = true;
  }

  List<Source> sources() {
    return sources;
  }

  CommonTable commonTable(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      CommonTable table = scope.commonTables.get(name);
      if (table != null) {
        return table;
      }
    }
    return null;
  }

  Source source(String alias) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      for (Source source : scope.sources) {
        if (source.alias().equals(alias)) {
          return source;
        }
      }
    }
    return null;
  }

  /** Whether a bare name is a column, an alias or a row in reach, or cannot be known. */
  boolean sees(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      if (scope.opaque || scope.aliases.contains(name)) {
        return true;
      }
      for (Source source : scope.sources) {
        if (source.columns().contains(name) || source.alias().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Every column name in reach, to suggest from. */
  Set<String> columnsInReach() {
    Set<String> names = new HashSet<>();
    for (Scope scope = this; scope != null; scope = scope.parent) {
      for (Source source : scope.sources) {
        if (source.columns() != null) {
          names.addAll(source.columns());
        }
      }
    }
    return names;
  }
}
