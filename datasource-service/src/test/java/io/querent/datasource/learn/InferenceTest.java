package io.querent.datasource.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.datasource.Samples;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.SqliteFolders;
import io.querent.datasource.connector.sqlite.SqliteConnector;
import io.querent.semantics.catalog.Relationship;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceTest {
  @TempDir Path folder;

  private List<Relationship> infer(String statements) {
    Path file = Samples.sqlite(folder, "inferred", statements);
    return Learnings.of(
            new SqliteConnector(new SqliteFolders(true, List.of())),
            ConnectionSettings.ofPath(file.toString()))
        .relationships();
  }

  private List<String> names(String statements) {
    return infer(statements).stream().map(Learnings::text).toList();
  }

  private static String numbered(String table, String columns, int rows) {
    return """
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < %d)
    INSERT INTO %s SELECT %s FROM n;
    """
        .formatted(rows, table, columns);
  }

  @Test
  void shouldFollowTheSameNameInTheTableNamedAfterIt() {
    assertThat(
            names(
                """
                CREATE TABLE owners (owner_id INTEGER PRIMARY KEY, name TEXT);
                CREATE TABLE dogs (dog_id INTEGER PRIMARY KEY, owner_id INTEGER, name TEXT);
                INSERT INTO owners VALUES (1, 'a'), (2, 'b'), (3, 'c');
                INSERT INTO dogs VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 3, 'c');
                """))
        .containsExactly("dogs.owner_id -> owners.owner_id");
  }

  @Test
  void shouldFollowTableAndKeyInAllSpellings() {
    String rows = "INSERT INTO Countries VALUES (1, 'a'), (2, 'b'), (3, 'c');";
    for (String column :
        List.of("country_id", "CountryId", "countryID", "countryid", "COUNTRY_ID")) {
      folder.resolve("inferred.sqlite").toFile().delete();
      assertThat(
              names(
                  "CREATE TABLE Countries (id INTEGER PRIMARY KEY, name TEXT);"
                      + "CREATE TABLE towns (id INTEGER PRIMARY KEY, %s INTEGER);".formatted(column)
                      + rows
                      + "INSERT INTO towns VALUES (1, 1), (2, 2), (3, 3), (4, 1);"))
          .as(column)
          .containsExactly("towns." + column + " -> Countries.id");
    }
  }

  @Test
  void shouldFollowRoles() {
    assertThat(
            names(
                """
                CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT);
                CREATE TABLE matches (id INTEGER PRIMARY KEY, home_team_id INTEGER, AwayTeamId INTEGER,
                  winner_team INTEGER);
                INSERT INTO teams VALUES (1, 'a'), (2, 'b'), (3, 'c');
                INSERT INTO matches VALUES (1, 1, 2, 1), (2, 2, 3, 3), (3, 3, 1, 1);
                """))
        .containsExactly(
            "matches.home_team_id -> teams.id",
            "matches.AwayTeamId -> teams.id",
            "matches.winner_team -> teams.id");
  }

  @Test
  void shouldFollowTheTablesNameAloneWhenValuesAgree() {
    String tables =
        """
        CREATE TABLE continents (ContId INTEGER PRIMARY KEY, Continent TEXT);
        CREATE TABLE countries (Id INTEGER PRIMARY KEY, Continent INTEGER);
        INSERT INTO continents VALUES (1, 'a'), (2, 'b'), (3, 'c');
        """;

    assertThat(names(tables + "INSERT INTO countries VALUES (1, 1), (2, 2), (3, 3);"))
        .containsExactly("countries.Continent -> continents.ContId");
    folder.resolve("inferred.sqlite").toFile().delete();
    assertThat(names(tables + "INSERT INTO countries VALUES (1, 7), (2, 8), (3, 9);")).isEmpty();
  }

  @Test
  void shouldNotTakeNumbersFromOneUpwardsForAMeaning() {
    assertThat(
            names(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);"
                    + "CREATE TABLE boxes (id INTEGER PRIMARY KEY, shelf_no INTEGER, size INTEGER);"
                    + numbered("people", "x, 'p' || x", 100)
                    + numbered("boxes", "x, x % 50 + 1, x % 9 + 1", 100)))
        .isEmpty();
  }

  @Test
  void shouldTakeRareNumbersForAMeaningWhereNamesSayNothing() {
    List<Relationship> found =
        infer(
            """
            CREATE TABLE highschooler (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE likes (student_id INTEGER, liked_id INTEGER, PRIMARY KEY (student_id, liked_id));
            INSERT INTO highschooler VALUES (1510, 'a'), (1689, 'b'), (1381, 'c'), (1709, 'd'), (1101, 'e');
            INSERT INTO likes VALUES (1689, 1709), (1709, 1689), (1381, 1510), (1510, 1101);
            """);

    assertThat(found)
        .extracting(Learnings::text)
        .containsExactly(
            "likes.student_id -> highschooler.id", "likes.liked_id -> highschooler.id");
    assertThat(found).allMatch(r -> r.confidence() <= 0.6 && !r.declared());
  }

  @Test
  void shouldPointToTheTableItselfForHierarchies() {
    assertThat(
            names(
                """
                CREATE TABLE employees (employee_id INTEGER PRIMARY KEY, name TEXT, manager_id INTEGER,
                  department_id INTEGER);
                CREATE TABLE departments (department_id INTEGER PRIMARY KEY, manager_id INTEGER);
                CREATE TABLE pages (id INTEGER PRIMARY KEY, parent_id INTEGER);
                INSERT INTO employees VALUES (1, 'a', NULL, 1), (2, 'b', 1, 1), (3, 'c', 1, 2), (4, 'd', 3, 3),
                  (5, 'e', 2, 3);
                INSERT INTO departments VALUES (1, 1), (2, 3), (3, 2);
                INSERT INTO pages VALUES (1, NULL), (2, 1), (3, 2), (4, 3);
                """))
        .containsExactlyInAnyOrder(
            "employees.manager_id -> employees.employee_id",
            "employees.department_id -> departments.department_id",
            "departments.manager_id -> employees.employee_id",
            "pages.parent_id -> pages.id");
  }

  @Test
  void shouldNotConnectAttributesThatHappenToShareANameAndValues() {
    assertThat(
            names(
                """
                CREATE TABLE owners (owner_id INTEGER PRIMARY KEY, city TEXT, email TEXT, age INTEGER);
                CREATE TABLE vets (vet_id INTEGER PRIMARY KEY, city TEXT, email TEXT, age INTEGER);
                INSERT INTO owners VALUES (1, 'Graz', 'a@x', 30), (2, 'Linz', 'b@x', 40), (3, 'Wels', 'c@x', 50);
                INSERT INTO vets VALUES (1, 'Graz', 'a@x', 30), (2, 'Linz', 'b@x', 40), (3, 'Wels', 'c@x', 50);
                """))
        .isEmpty();
  }

  @Test
  void shouldBelieveANameLessWhereValuesAreMissing() {
    List<Relationship> found =
        infer(
            "CREATE TABLE users (user_id INTEGER PRIMARY KEY, name TEXT);"
                + "CREATE TABLE visits (visit_id INTEGER PRIMARY KEY, user_id INTEGER);"
                + "CREATE TABLE clicks (click_id INTEGER PRIMARY KEY, user_id INTEGER);"
                + "CREATE TABLE later (later_id INTEGER PRIMARY KEY, user_id INTEGER);"
                + numbered("users", "x, 'u' || x", 100)
                + numbered("visits", "x, CASE x WHEN 7 THEN 0 ELSE x END", 100)
                + numbered("clicks", "x, x + 50", 100));

    assertThat(found)
        .extracting(Learnings::text)
        .containsExactly("later.user_id -> users.user_id", "visits.user_id -> users.user_id");
    assertThat(found).extracting(Relationship::confidence).allMatch(c -> c < 0.9);
  }

  @Test
  void shouldLeaveDeclaredForeignKeysAlone() {
    List<Relationship> found =
        infer(
            """
            CREATE TABLE a (a_id INTEGER PRIMARY KEY);
            CREATE TABLE b (b_id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a);
            INSERT INTO a VALUES (1), (2), (3);
            INSERT INTO b VALUES (1, 1), (2, 2), (3, 3);
            """);

    assertThat(found).singleElement().matches(Relationship::declared);
  }

  @Test
  void shouldConnectHalvesOfOneThing() {
    assertThat(
            names(
                "CREATE TABLE cars_data (Id INTEGER PRIMARY KEY, weight INTEGER);"
                    + "CREATE TABLE car_names (MakeId INTEGER PRIMARY KEY, model TEXT);"
                    + "CREATE TABLE planes (Id INTEGER PRIMARY KEY, model TEXT);"
                    + numbered("cars_data", "x, x * 10", 30)
                    + numbered("car_names", "x, 'm' || x", 30)
                    + numbered("planes", "x, 'p' || x", 30)))
        .containsExactly("cars_data.Id -> car_names.MakeId");
  }
}
