package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.SYSTEM_CATALOGUE;
import static io.querent.sql.guard.RefusalCode.UNKNOWN_COLUMN;
import static io.querent.sql.guard.RefusalCode.UNKNOWN_RELATION;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** Finds the relation or column behind a name, or refuses it. */
final class NameResolution {
  private final DialectRules rules;
  private final CatalogueIndex index;
  private final boolean systemCatalogues;
  private final Findings findings;

  NameResolution(
      DialectRules rules, CatalogueIndex index, boolean systemCatalogues, Findings findings) {
    this.rules = rules;
    this.index = index;
    this.systemCatalogues = systemCatalogues;
    this.findings = findings;
  }

  /** The table that a reference in FROM means; its columns are null when they cannot be known. */
  CatalogueIndex.Entry relation(Table table) {
    List<String> parts = parts(table);
    String written = String.join(".", parts);
    if (isSystem(parts)) {
      if (!systemCatalogues || rules.isSecretRelation(parts.getLast())) {
        throw new Refusal(
            SYSTEM_CATALOGUE,
            "The relation "
                + written
                + " is a system catalogue, which is not granted; ask about the data instead.",
            written);
      }
      findings.table(written);
      return new CatalogueIndex.Entry(written, null);
    }
    CatalogueIndex.Entry entry = index == null ? null : index.table(parts, rules);
    if (entry == null && rules.readsFilesAsRelations()) {
      refuseFile(parts, written);
    }
    if (index != null && entry == null) {
      throw new Refusal(
          UNKNOWN_RELATION,
          "There is no table %s%s"
              .formatted(written, NearestNames.ending(NearestNames.of(written, index.names()))),
          written);
    }
    findings.table(entry == null ? written : entry.id());
    return entry == null ? new CatalogueIndex.Entry(written, null) : entry;
  }

  private List<String> parts(Table table) {
    List<String> raw = table.getNameParts();
    List<String> parts = new ArrayList<>(raw.size());
    for (String part : raw.reversed()) {
      if (part == null || part.isEmpty()) {
        throw new Refusal(
            UNKNOWN_RELATION, "A part of the name " + table + " is missing; write it out.", "");
      }
      if (part.charAt(0) == '\'') {
        throw new Refusal(
            UNKNOWN_RELATION,
            "The text " + part + " stands where a table is expected; files cannot be read by name.",
            part);
      }
      parts.add(Names.normal(part, rules));
    }
    return parts;
  }

  private boolean isSystem(List<String> parts) {
    for (String qualifier : parts.subList(0, parts.size() - 1)) {
      if (rules.isSystemSchema(qualifier) || rules.isSystemRelation(qualifier)) {
        return true;
      }
    }
    return rules.isSystemRelation(parts.getLast());
  }

  private void refuseFile(List<String> parts, String written) {
    String ending = written.substring(written.lastIndexOf('.') + 1);
    boolean path = written.chars().anyMatch(c -> "/\\*?:[".indexOf(c) >= 0);
    if (path || parts.size() > 1 && rules.isFileEnding(ending) || hasDot(parts)) {
      throw new Refusal(
          UNKNOWN_RELATION,
          "The relation "
              + written
              + " would be opened as a file; register the file and use its table.",
          written);
    }
  }

  private static boolean hasDot(List<String> parts) {
    return parts.stream().anyMatch(p -> p.indexOf('.') >= 0);
  }

  /** Requires that a column reference can mean something in {@code scope}. */
  void column(Column column, Scope scope) {
    String name = Names.normal(column.getColumnName(), rules);
    findings.column(name);
    if (index == null) {
      return;
    }
    Table owner = column.getTable();
    if (owner == null || owner.getName() == null) {
      boolean constant = !Names.isQuoted(column.getColumnName()) && rules.isConstant(name);
      if (!constant && !scope.sees(name)) {
        throw unknown(name, scope);
      }
      return;
    }
    String alias = Names.normal(owner.getName(), rules);
    Scope.Source source = scope.source(alias);
    if (source == null) {
      requireField(alias, name, scope);
    } else if (source.columns() != null
        && !source.columns().contains(name)
        && !rules.isConstant(name)) {
      throw unknown(alias + "." + name, scope);
    }
  }

  /** Requires that the name before {@code .*} is a relation, or a column, in reach. */
  void owner(Table table, Scope scope) {
    String alias = Names.normal(table.getName(), rules);
    if (index != null && scope.source(alias) == null && !scope.sees(alias)) {
      throw new Refusal(
          UNKNOWN_RELATION,
          alias + ".* names no table or alias of this query; check what comes before the dot.",
          alias);
    }
  }

  /** A name before the dot that is no relation may be a column that holds a structure. */
  private void requireField(String owner, String field, Scope scope) {
    if (rules.attributeCalls() || !scope.sees(owner)) {
      throw new Refusal(
          UNKNOWN_COLUMN,
          "%s.%s names no table or alias of this query; check what comes before the dot."
              .formatted(owner, field),
          owner + "." + field);
    }
  }

  private static Refusal unknown(String name, Scope scope) {
    String bare = name.substring(name.lastIndexOf('.') + 1);
    List<String> near = NearestNames.of(bare, scope.columnsInReach());
    return new Refusal(
        UNKNOWN_COLUMN,
        "There is no column %s in reach%s".formatted(name, NearestNames.ending(near)),
        name);
  }
}
