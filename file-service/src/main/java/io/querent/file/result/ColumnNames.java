package io.querent.file.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;

/** Names for the columns of a result: none empty, none twice, letter case aside. */
final class ColumnNames {
  private ColumnNames() {}

  static List<String> of(List<Field> fields) {
    List<String> names = new ArrayList<>(fields.size());
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      String wanted = fields.get(i).getName();
      String base = wanted == null || wanted.isBlank() ? "column_" + (i + 1) : wanted;
      String name = base;
      for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
        name = base + "_" + n;
      }
      names.add(name);
    }
    return names;
  }
}
