package io.querent.file.dataset;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Folders of files as datasources. */
@ConfigMapping(prefix = "querent.files")
public interface FileConfiguration {
  /** Folders below which files may be read. */
  List<Path> basePaths();

  /** Folders below which files may not be read, although a base path holds them. */
  Optional<List<Path>> refusedPaths();

  /** Files looked at in one folder; further ones are left out with a warning. */
  @WithDefault("2000")
  int maxFiles();

  /** Folders whose files stay open for queries. */
  @WithDefault("16")
  int openFolders();

  /** How long learning one folder may take. */
  @WithDefault("5m")
  Duration learnTimeout();

  /** Rows that are looked at for frequent values when a table has more. */
  @WithDefault("200000")
  int sampleRows();

  /** Frequent values kept of a column; a column with no more distinct ones is known completely. */
  @WithDefault("200")
  int frequentValues();

  /** Size of a table's files up to which all rows are read for its statistics. */
  @WithDefault("2G")
  MemorySize fullScanLimit();
}
