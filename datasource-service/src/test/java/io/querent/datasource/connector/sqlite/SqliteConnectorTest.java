package io.querent.datasource.connector.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.Samples;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.JdbcConnectorContract;
import io.querent.datasource.connector.Pools;
import io.querent.datasource.connector.SqliteFolders;
import io.querent.datasource.connector.TestConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteConnectorTest extends JdbcConnectorContract {
  private static final String TABLES =
      """
      CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE models (id INTEGER PRIMARY KEY, maker_id INTEGER REFERENCES Makers,
        price DECIMAL(10, 2), built DATE);
      CREATE TABLE "odd Names" ("a ""quoted"" column" INTEGER, "select" TEXT);
      CREATE TABLE empty_table (x INTEGER);
      CREATE VIEW cheap_models AS SELECT * FROM models WHERE price < 10;
      INSERT INTO makers VALUES (1, 'Acme'), (2, 'Bolt'), (3, 'Cog');
      INSERT INTO models VALUES (1, 1, 9.5, '2020-01-01'), (2, 1, 20, '2021-05-05'),
        (3, 2, NULL, NULL), (4, 2, 5, '2022-02-02');
      INSERT INTO "odd Names" VALUES (1, 'x');
      """;

  @TempDir static Path folder;

  private final SqliteConnector connector = new SqliteConnector(new SqliteFolders(true, List.of()));

  @Override
  protected JdbcConnector connector() {
    return connector;
  }

  @Override
  protected ConnectionSettings settings() {
    Path file = folder.resolve("contract.sqlite");
    if (!Files.exists(file)) {
      Samples.sqlite(folder, "contract", TABLES);
    }
    return ConnectionSettings.ofPath(file.toString());
  }

  @Override
  protected Set<Capability> missing() {
    return EnumSet.of(Capability.COMMENTS, Capability.STRICT_TYPES, Capability.ROLES);
  }

  private static NewDatasource.Connection path(Path path) {
    return new NewDatasource.Connection(null, null, null, null, null, null, null, path.toString());
  }

  @Test
  void shouldRefuseAFileOutsideTheAllowedFolders() {
    SqliteConnector strict =
        new SqliteConnector(new SqliteFolders(false, List.of(Path.of("/srv"))));
    Path file = Path.of(settings().path());

    assertThatThrownBy(() -> strict.settings(path(file), null))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("/connection/path is outside");
  }

  @Test
  void shouldRefuseALinkThatLeadsOutOfTheAllowedFolders(@TempDir Path allowed) throws Exception {
    SqliteConnector strict = new SqliteConnector(new SqliteFolders(false, List.of(allowed)));
    Path link = Files.createSymbolicLink(allowed.resolve("link.db"), Path.of(settings().path()));

    assertThatThrownBy(() -> strict.settings(path(link), null)).hasMessageContaining("is outside");
  }

  @Test
  void shouldRefuseWhatIsNoDatabase() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no database at all");

    assertThatThrownBy(() -> connector.settings(path(text), null))
        .hasMessageContaining("is not an SQLite database");
    assertThatThrownBy(() -> connector.settings(path(folder), null))
        .hasMessageContaining("is not a file");
    assertThatThrownBy(() -> connector.settings(path(folder.resolve("none.db")), null))
        .hasMessageContaining("does not name an existing file");
    assertThatThrownBy(() -> connector.settings(null, "relative.db"))
        .hasMessageContaining("/dsn must be an absolute path");
  }

  @Test
  void shouldReadTheFormsOfADsn() {
    String file = settings().path();

    assertThat(connector.settings(null, "sqlite:" + file).path()).isEqualTo(file);
    assertThat(connector.settings(null, "sqlite://" + file).path()).isEqualTo(file);
    assertThat(connector.settings(null, file).path()).isEqualTo(file);
  }

  @Test
  void shouldNeitherAttachNorLoadNorUnlock() throws Exception {
    Pools pools = new Pools(TestConfiguration.connections());
    DatasourceKey key = DatasourceKey.random();
    Path other = Samples.sqlite(folder, "other", "CREATE TABLE secrets (x TEXT)");
    try (Connection connection = pools.borrow(key, connector, settings());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("ATTACH '" + other + "' AS other"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("SELECT load_extension('x')"))
          .isInstanceOf(SQLException.class);
      statement.execute("PRAGMA query_only = 0");
      assertThatThrownBy(() -> statement.execute("DELETE FROM makers"))
          .isInstanceOf(SQLException.class);
    } finally {
      pools.close(key);
    }
  }

  @Test
  void shouldMakeNoFileWhereThereIsNone() {
    Path missing = folder.resolve("missing.sqlite");
    Pools pools = new Pools(TestConfiguration.connections());
    DatasourceKey key = DatasourceKey.random();

    assertThatThrownBy(
            () ->
                pools.borrow(key, connector, ConnectionSettings.ofPath(missing.toString())).close())
        .isInstanceOf(SQLException.class);
    assertThat(missing).doesNotExist();
    pools.close(key);
  }
}
