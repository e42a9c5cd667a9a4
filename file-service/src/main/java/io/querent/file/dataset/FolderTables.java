package io.querent.file.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a folder make which table. Usually each file is one; files in a subfolder with the
 * same extension and columns are one table together, and so are {@code sales_2023.csv}, {@code
 * sales_2024.csv}.
 */
final class FolderTables {
  private static final Pattern NUMBERED =
      Pattern.compile("(.*\\D[-_. ]|.*[a-zA-Z])(\\d[\\d\\-_.]*)");

  private final Connection connection;
  private final Map<String, String> tables = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  private FolderTables(Connection connection) {
    this.connection = connection;
  }

  /** Table names with the file or glob below the folder that each is read from. */
  static Map<String, String> of(Connection connection, List<FolderFile> files) {
    FolderTables found = new FolderTables(connection);
    Map<String, List<FolderFile>> groups = new LinkedHashMap<>();
    for (FolderFile file : files) {
      groups.computeIfAbsent(pattern(file), p -> new ArrayList<>()).add(file);
    }
    groups.forEach(found::add);
    return found.tables;
  }

  /** The glob of the group that a file would belong to; its own path when it can belong to none. */
  private static String pattern(FolderFile file) {
    if (!file.folder().isEmpty()) {
      return escaped(file.folder()) + "/*" + file.extension();
    }
    Matcher numbered = NUMBERED.matcher(file.stem());
    return numbered.matches()
        ? escaped(numbered.group(1)) + "[0-9]*" + file.extension()
        : file.relative();
  }

  private void add(String pattern, List<FolderFile> files) {
    if (files.size() > 1 && sameColumns(files)) {
      tables.put(SqlNames.claim(groupName(files.getFirst()), taken), pattern);
      return;
    }
    for (FolderFile file : files) {
      String name = SqlNames.friendly(file.stem(), "table");
      String inFolder = SqlNames.friendly(file.folder() + "_" + file.stem(), "table");
      boolean free = !taken.contains(name.toLowerCase(Locale.ROOT));
      tables.put(SqlNames.claim(free ? name : inFolder, taken), file.relative());
    }
  }

  private static String groupName(FolderFile file) {
    if (!file.folder().isEmpty()) {
      return SqlNames.friendly(file.folder(), "table");
    }
    Matcher numbered = NUMBERED.matcher(file.stem());
    return SqlNames.friendly(numbered.matches() ? numbered.group(1) : file.stem(), "table");
  }

  private boolean sameColumns(List<FolderFile> files) {
    try {
      List<String> first =
          files.getFirst().format().source(connection, files.subList(0, 1)).originals();
      for (FolderFile file : files) {
        if (!first.equals(file.format().source(connection, List.of(file)).originals())) {
          return false;
        }
      }
      return true;
    } catch (SQLException broken) {
      return false;
    }
  }

  private static String escaped(String name) {
    return name.replaceAll("[\\[\\]*?{}\\\\]", "\\\\$0");
  }
}
