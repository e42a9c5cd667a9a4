package io.querent.datasource.connector.files;

import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.FileFolder;
import io.querent.contracts.file.FileQuery;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.FieldProblems;
import io.querent.datasource.connector.FolderConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Folders of CSV, Parquet and JSON files. The file service decides which folders may be read. */
@ApplicationScoped
public class FilesConnector implements FolderConnector {
  private static final String SCHEME = "file://";

  private final FileService files;

  @Inject
  public FilesConnector(FileService files) {
    this.files = files;
  }

  @Override
  public String kind() {
    return "files";
  }

  @Override
  public String dialect() {
    return "duckdb";
  }

  @Override
  public ConnectionSettings settings(NewDatasource.Connection parts, String dsn) {
    FieldProblems problems = new FieldProblems();
    if (parts != null && dsn != null) {
      problems.add("/dsn", "stands beside 'connection'; give one of the two").throwIfAny();
    }
    String at = dsn == null ? "/connection/path" : "/dsn";
    String path = dsn == null ? parts == null ? null : parts.path() : dsn.strip();
    problems.require(at, path, "give the path of a folder").throwIfAny();
    String plain = path.startsWith(SCHEME) ? path.substring(SCHEME.length()) : path;
    if (!plain.startsWith("/")) {
      problems.add(at, "must be an absolute path").throwIfAny();
    }
    return ConnectionSettings.ofPath(plain);
  }

  @Override
  public Finding check(ConnectionSettings settings) {
    FileFolder.Check check = files.check(settings.path());
    if (!check.readable()) {
      throw new ProblemException(
          ErrorCode.DATASOURCE_UNREACHABLE, "The folder cannot be read by the file service.");
    }
    List<String> warnings = new ArrayList<>(check.warnings());
    if (check.files() == 0) {
      warnings.add("The folder holds no file that can be read as a table.");
    }
    return new Finding("%d files".formatted(check.files()), true, warnings);
  }

  @Override
  public FileFolder.Contents learn(ConnectionSettings settings) {
    return files.learn(settings.path());
  }

  @Override
  public ResultHead query(FileQuery query, Consumer<Runnable> onStop) {
    return files.query(query, onStop);
  }
}
