package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.querent.local.client.QuerentClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a gateway that answers what a test tells it to, over real HTTP, with a real SQLite. */
class AskingTest {

  @TempDir private Path folder;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private int status = 200;
  private HttpServer gateway;
  private Asking asking;

  @BeforeEach
  void start() throws Exception {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::answer);
    gateway.start();
    URI address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
    asking = new Asking(new QuerentClient(address));
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE pet (name TEXT, age INT)");
      statement.execute("INSERT INTO pet VALUES ('Rex', 3), ('Tom', 5), ('Kit', 5)");
    }
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(path);
    byte[] body = answers.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pets.sqlite"));
  }

  private Item ask(String text, boolean refusal, String... golds) throws InterruptedException {
    Question question =
        new Question("1", "pets", text, Map.of(Engine.SQLITE, List.of(golds)), refusal);
    Target target =
        new Target() {
          @Override
          public String datasourceId() {
            return "eval-pets";
          }

          @Override
          public Connection connect() throws SQLException {
            return AskingTest.this.connect();
          }
        };
    return asking.ask(question, Engine.SQLITE, target);
  }

  private void quick(String json) {
    answers.put("POST /v1/ask/quick", json);
  }

  private static String answered(String columns, String rows, int count) {
    return """
    {"status": "answered", "chat_id": "c1", "sql": "SELECT", "columns": [%s], "rows": [%s],
     "row_count": %d, "result_id": "res_1", "reading": [{"words": "pets", "meaning": "pet"}]}
    """
        .formatted(columns, rows, count);
  }

  @Test
  void shouldJudgeTheSameRowsRightAndLeaveNoChat() throws Exception {
    quick(answered("{\"name\": \"name\"}, {\"name\": \"age\"}", "[\"Tom\", 5], [\"Kit\", 5]", 2));

    Item item = ask("Which pets are 5?", false, "SELECT name FROM pet WHERE age = 5");

    assertThat(item.outcome()).isEqualTo(Outcome.RIGHT);
    assertThat(item.line()).contains("\"outcome\":\"right\"", "\"meaning\":\"pet\"");
    assertThat(requests).containsExactly("POST /v1/ask/quick");
    asking.forget();
    assertThat(requests).contains("DELETE /v1/chats/c1");
  }

  @Test
  void shouldJudgeOtherRowsWrongAndShowBoth() throws Exception {
    quick(answered("{\"name\": \"name\"}", "[\"Rex\"]", 1));

    Item item = ask("Which pets are 5?", false, "SELECT name FROM pet WHERE age = 5");

    assertThat(item.outcome()).isEqualTo(Outcome.WRONG);
    assertThat(item.note()).contains("1 x 1 instead of 2 x 1", "Rex", "Tom");
  }

  @Test
  void shouldAcceptAnyOfSeveralGolds() throws Exception {
    quick(answered("{\"name\": \"age\"}", "[5]", 1));

    Item item = ask("How old?", false, "SELECT name FROM pet LIMIT 1", "SELECT max(age) FROM pet");

    assertThat(item.outcome()).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void shouldHoldTheOrderThatWasAskedFor() throws Exception {
    quick(answered("{\"name\": \"name\"}", "[\"Kit\"], [\"Tom\"], [\"Rex\"]", 3));

    assertThat(ask("Pets sorted by age", false, "SELECT name FROM pet ORDER BY age").note())
        .isEqualTo("the rows are right, their order is not");
    assertThat(ask("Pets, oldest first", false, "SELECT name FROM pet ORDER BY age DESC").outcome())
        .isEqualTo(Outcome.RIGHT);
    assertThat(ask("All pets", false, "SELECT name FROM pet ORDER BY age").outcome())
        .isEqualTo(Outcome.RIGHT);
  }

  @Test
  void shouldReadWhatIsKeptBeyondTheHead() throws Exception {
    String numbers =
        IntStream.range(2, 1_500).mapToObj(i -> "[" + i + "]").collect(Collectors.joining(","));
    int cut = numbers.indexOf("[1002]");
    quick(answered("{\"name\": \"n\"}", "[0], [1]", 1_500));
    answers.put(
        "GET /v1/results/res_1?format=json&offset=2&limit=1000",
        "{\"rows\": [" + numbers.substring(0, cut - 1) + "]}");
    answers.put(
        "GET /v1/results/res_1?format=json&offset=1002&limit=1000",
        "{\"rows\": [" + numbers.substring(cut) + "]}");

    Item item =
        ask(
            "Count",
            false,
            "WITH RECURSIVE t(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n < 1499)"
                + " SELECT n FROM t");

    assertThat(item.outcome()).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void shouldFailWhenTheResultEndsEarly() throws Exception {
    quick(answered("{\"name\": \"n\"}", "[0]", 3));

    assertThat(ask("Count", false, "SELECT 1").note()).contains("ends after 1 of 3 rows");
  }

  @Test
  void shouldTellAskingBackRefusingAndFailingApart() throws Exception {
    quick("{\"status\": \"awaiting_input\", \"clarification\": {\"question\": \"Which?\"}}");
    assertThat(ask("Which?", false, "SELECT 1").outcome()).isEqualTo(Outcome.ASKED_BACK);

    quick("{\"status\": \"refused\", \"answer\": \"No such data.\"}");
    assertThat(ask("Fish?", false, "SELECT 1").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(ask("Fish?", true).outcome()).isEqualTo(Outcome.RIGHT);

    quick("{\"status\": \"failed\", \"answer\": \"Sorry.\"}");
    assertThat(ask("Fish?", true).outcome()).isEqualTo(Outcome.FAILED);

    quick(answered("{\"name\": \"n\"}", "[0]", 1));
    assertThat(ask("Delete all pets", true).outcome()).isEqualTo(Outcome.WRONG);
  }

  @Test
  void shouldFailWithTheDetailOfAProblem() throws Exception {
    status = 500;
    quick("{\"code\": \"internal\", \"detail\": \"Something broke.\"}");

    Item item = ask("All pets", false, "SELECT 1");

    assertThat(item.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(item.note()).contains("internal", "Something broke.");
  }

  @Test
  void shouldFailWhenTheGoldCannotBeRun() throws Exception {
    quick(answered("{\"name\": \"n\"}", "[0]", 1));

    assertThat(ask("All pets", false, "SELECT nothing FROM nowhere").note())
        .contains("the gold SQL cannot be run");
  }
}
