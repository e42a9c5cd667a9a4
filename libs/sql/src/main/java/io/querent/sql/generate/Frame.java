package io.querent.sql.generate;

import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The sources that a piece of SQL can name: its own FROM clause and those around it. */
final class Frame {
  private final Frame parent;
  private final Set<String> taken;
  private final Map<String, Source> sources = new LinkedHashMap<>();

  Frame(Frame parent) {
    this.parent = parent;
    this.taken = parent == null ? new HashSet<>() : parent.taken;
  }

  Frame parent() {
    return parent;
  }

  Source add(String node, Table table) {
    String wanted = node.equals(table.id()) ? table.name() : node;
    Source source = new Source(node, table, freeName(wanted));
    sources.put(node, source);
    return source;
  }

  /** A name that nothing in this statement part has yet. */
  String freeName(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  boolean has(String node) {
    return sources.containsKey(node);
  }

  Collection<Source> sources() {
    return sources.values();
  }

  Set<String> nodes() {
    return sources.keySet();
  }

  /** The source under that alias, here or outside; null when there is none. */
  Source find(String node) {
    Source here = sources.get(node);
    return here != null || parent == null ? here : parent.find(node);
  }

  /** The catalogue's column behind a bound reference; null for names of dimensions and metrics. */
  Column column(Expression.Column reference) {
    Source source = reference.entity() == null ? null : find(reference.entity());
    return source == null ? null : source.table().column(reference.name()).orElse(null);
  }
}
