package io.querent.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.kit.id.Ids;
import io.querent.semantics.catalog.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The file service's surface at the wire: pages and analyses of the results of the datasources. */
public class FileServer implements QuarkusTestResourceLifecycleManager {
  /** Pages that were read. */
  public static final AtomicInteger PAGES = new AtomicInteger();

  /** How long an analysis takes at least. */
  public static volatile long delayMs;

  private static final int LARGEST_PAGE = 10_000;
  private static final Map<String, Kept> RESULTS = new ConcurrentHashMap<>();

  private HttpServer server;

  private record Kept(List<ColumnView> columns, List<List<Object>> rows) {}

  private record Page(
      String resultId,
      List<ColumnView> columns,
      List<List<Object>> rows,
      long offset,
      long rowCount,
      Long nextOffset,
      List<String> warnings) {}

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/results/", FileServer::serve);
    server.start();
    return Map.of(
        "quarkus.rest-client.file.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  static String keep(List<ColumnView> columns, List<List<Object>> rows) {
    String id = Ids.next("res");
    RESULTS.put(id, new Kept(columns, rows));
    return id;
  }

  /** Drops every result, as when their time is over. */
  public static void forget() {
    RESULTS.clear();
  }

  private static void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      Kept kept = RESULTS.get(path[3]);
      if (kept == null) {
        Problem gone = Problem.of(ErrorCode.NOT_FOUND, "There is no result.", null, List.of());
        send(exchange, gone.status(), gone);
      } else if (path.length == 4) {
        PAGES.incrementAndGet();
        send(exchange, 200, page(path[3], kept, parameters(exchange)));
      } else {
        AnalysisRequest request =
            DatasourceServer.JSON.readValue(exchange.getRequestBody(), AnalysisRequest.class);
        Thread.sleep(delayMs);
        send(exchange, 200, analysis(path[3], kept, request));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> parameters(HttpExchange exchange) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = exchange.getRequestURI().getQuery();
    Arrays.stream(query == null ? new String[0] : query.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> parameters.put(pair[0], pair[1]));
    return parameters;
  }

  private static Page page(String id, Kept kept, Map<String, String> asked) {
    int from = Integer.parseInt(asked.getOrDefault("offset", "0"));
    int limit = Math.min(LARGEST_PAGE, Integer.parseInt(asked.getOrDefault("limit", "100")));
    int to = Math.min(kept.rows().size(), from + limit);
    return new Page(
        id,
        kept.columns(),
        kept.rows().subList(Math.min(from, to), to),
        from,
        kept.rows().size(),
        to < kept.rows().size() ? (long) to : null,
        List.of());
  }

  private static ResultAnalysis analysis(String id, Kept kept, AnalysisRequest request) {
    List<String> names = kept.columns().stream().map(ColumnView::name).toList();
    List<ResultAnalysis.Profile> profiles = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      profiles.add(profile(kept.columns().get(i), column(kept, i)));
    }
    List<String> keys = request.keys() == null ? List.of() : request.keys();
    List<ResultAnalysis.Duplicate> duplicates =
        duplicates(kept, keys.stream().map(names::indexOf).toList());
    List<String> times =
        request.timeColumn() == null
            ? null
            : column(kept, names.indexOf(request.timeColumn())).stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .sorted()
                .toList();
    List<ResultAnalysis.NumberedRow> rows =
        new TreeSet<>(duplicates.stream().flatMap(d -> d.rowNumbers().stream()).toList())
            .stream()
                .map(n -> new ResultAnalysis.NumberedRow(n, kept.rows().get((int) (n - 1))))
                .toList();
    return new ResultAnalysis(
        id,
        kept.rows().size(),
        profiles,
        duplicates,
        duplicates.size(),
        List.of(),
        List.of(),
        times,
        rows);
  }

  private static List<Object> column(Kept kept, int at) {
    return kept.rows().stream().map(row -> row.get(at)).toList();
  }

  private static ResultAnalysis.Profile profile(ColumnView column, List<Object> cells) {
    List<Object> there = cells.stream().filter(Objects::nonNull).toList();
    boolean numeric = ColumnType.of(column.type()).isNumeric();
    double[] numbers =
        numeric
            ? there.stream().mapToDouble(n -> ((Number) n).doubleValue()).sorted().toArray()
            : new double[0];
    double[] finite = Arrays.stream(numbers).filter(Double::isFinite).toArray();
    List<String> texts = there.stream().map(Object::toString).sorted().toList();
    boolean some = numeric ? finite.length > 0 : !texts.isEmpty();
    return new ResultAnalysis.Profile(
        column.name(),
        column.type(),
        cells.size() - there.size(),
        there.stream().distinct().count(),
        !some ? null : numeric ? String.valueOf(finite[0]) : texts.getFirst(),
        !some ? null : numeric ? String.valueOf(finite[finite.length - 1]) : texts.getLast(),
        numeric ? (long) numbers.length - finite.length : null,
        numeric ? Arrays.stream(finite).filter(n -> n < 0).count() : null,
        numeric ? Arrays.stream(finite).sum() : null,
        numeric ? Arrays.stream(finite).average().orElse(0) : null,
        null,
        null,
        null,
        null,
        null);
  }

  private static List<ResultAnalysis.Duplicate> duplicates(Kept kept, List<Integer> places) {
    Map<List<String>, List<Long>> groups = new LinkedHashMap<>();
    for (int i = 0; i < kept.rows().size() && !places.isEmpty(); i++) {
      List<Object> row = kept.rows().get(i);
      List<String> key = places.stream().map(p -> String.valueOf(row.get(p))).toList();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i + 1L);
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .map(g -> new ResultAnalysis.Duplicate(g.getKey(), g.getValue().size(), g.getValue()))
        .toList();
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = DatasourceServer.JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
