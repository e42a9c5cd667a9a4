package io.querent.local.eval;

import io.querent.local.LocalEnvironment;
import io.querent.local.client.QuerentClient;
import io.querent.local.demo.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code ./querent eval}: asks every question of a set and reports how it went. */
public final class Evaluation {

  private static final int AT_ONCE = 2;
  private static final int SHOWN = 40;

  private final Path root;
  private final EvaluationOptions options;

  private Evaluation(Path root, EvaluationOptions options) {
    this.root = root;
    this.options = options;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.println(EvaluationOptions.USAGE);
      return;
    }
    int status = 0;
    try {
      Path root = Path.of(System.getProperty("querent.root", "."));
      new Evaluation(root, EvaluationOptions.parse(List.of(arguments))).run();
    } catch (EvaluationFailure | IOException | SQLException e) {
      System.err.println(e.getMessage());
      status = 2;
    }
    System.exit(status);
  }

  /** The questions about one database on one engine. */
  private record Group(String database, Engine engine, List<Question> questions) {}

  private void run() throws EvaluationFailure, IOException, SQLException, InterruptedException {
    Collection<Group> groups = groups(questions());
    LocalEnvironment environment = running();
    QuerentClient querent = new QuerentClient(environment.gateway());
    checkProvider(querent);
    try (Cleanup cleanup = new Cleanup()) {
      Asking asking = new Asking(querent);
      cleanup.add("remove the chats of this evaluation", asking::forget);
      report(ask(groups, databases(environment, querent, cleanup), asking, cleanup));
    }
  }

  private void report(List<Item> items) throws IOException {
    System.out.println(Report.of(items));
    if (options.out().isPresent()) {
      Files.write(options.out().get(), items.stream().map(Item::line).toList());
      System.out.println("Every question by itself: " + options.out().get());
    } else {
      List<Item> others = items.stream().filter(item -> item.outcome() != Outcome.RIGHT).toList();
      others.stream().limit(SHOWN).forEach(Evaluation::print);
      if (others.size() > SHOWN) {
        System.out.printf("… and %d more; --out FILE writes them all%n", others.size() - SHOWN);
      }
    }
  }

  private boolean demo() {
    return options.folder().equals(EvaluationOptions.DEMO) && !Files.isDirectory(Path.of("demo"));
  }

  private List<Question> questions() throws EvaluationFailure, IOException {
    if (demo()) {
      return Questions.read(Script.text("/eval/demo/questions.json"), "the demo's questions");
    }
    Path folder = Path.of(options.folder());
    if (!Files.isDirectory(folder)) {
      throw new EvaluationFailure("There is no folder " + folder.toAbsolutePath());
    }
    Path file = folder.resolve("questions.json");
    if (!Files.isRegularFile(file)) {
      throw new EvaluationFailure(
          "%s has no questions.json%n%s".formatted(folder, EvaluationOptions.USAGE));
    }
    return Questions.read(Files.readString(file), file.toString());
  }

  private Collection<Group> groups(List<Question> questions) throws EvaluationFailure {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Engine engine : options.engines()) {
      questions.stream()
          .filter(question -> options.database().stream().allMatch(question.database()::equals))
          .filter(question -> question.asks(engine) && has(question.database(), engine, questions))
          .limit(options.limit().orElse(Integer.MAX_VALUE))
          .forEach(
              question ->
                  groups
                      .computeIfAbsent(
                          engine.word() + " " + question.database(),
                          key -> new Group(question.database(), engine, new ArrayList<>()))
                      .questions()
                      .add(question));
    }
    if (groups.isEmpty()) {
      throw new EvaluationFailure(
          "No question fits: the databases are "
              + questions.stream().map(Question::database).distinct().sorted().toList());
    }
    return groups.values();
  }

  /** A question to be refused has no gold; it is asked where the others about its database are. */
  private static boolean has(String database, Engine engine, List<Question> questions) {
    return questions.stream()
        .anyMatch(q -> q.database().equals(database) && q.golds().containsKey(engine));
  }

  private LocalEnvironment running() throws EvaluationFailure, IOException, InterruptedException {
    if (!Files.exists(root.resolve(".querent/ports.json")) || !healthy()) {
      System.err.println("Querent does not run here; starting it (./querent up).");
      Process up = new ProcessBuilder(root.resolve("querent").toString(), "up").inheritIO().start();
      if (up.waitFor() != 0) {
        throw new EvaluationFailure("Querent could not be started; see ./querent logs");
      }
    }
    return LocalEnvironment.load(root);
  }

  private boolean healthy() throws IOException, InterruptedException {
    return new QuerentClient(LocalEnvironment.load(root).gateway()).healthy();
  }

  private void checkProvider(QuerentClient querent)
      throws EvaluationFailure, IOException, InterruptedException {
    if (options.provider().isEmpty()) {
      return;
    }
    String first = querent.models().path("route").path(0).asText("");
    if (!first.equals(options.provider().get())) {
      throw new EvaluationFailure(
          ("Choosing a provider for a question is not supported yet; all go to '%s', the first of"
                  + " the route. Change the route to evaluate '%s'.")
              .formatted(first, options.provider().get()));
    }
  }

  private Databases databases(LocalEnvironment environment, QuerentClient querent, Cleanup cleanup)
      throws IOException, SQLException, InterruptedException {
    if (demo()) {
      return new DemoDatabases(environment, querent);
    }
    FolderDatabases databases =
        new FolderDatabases(Path.of(options.folder()), environment.postgres(), querent, cleanup);
    databases.removeLeftovers();
    return databases;
  }

  private static List<Item> ask(
      Collection<Group> groups, Databases databases, Asking asking, Cleanup cleanup)
      throws EvaluationFailure, InterruptedException {
    List<Item> items = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Group group : groups) {
        Target target = cleanup.make(() -> databases.open(group.database(), group.engine()));
        List<Future<Item>> running = new ArrayList<>();
        for (Question question : group.questions()) {
          running.add(threads.submit(() -> asking.ask(question, group.engine(), target)));
        }
        List<Item> done = new ArrayList<>();
        for (Future<Item> one : running) {
          done.add(one.get());
        }
        items.addAll(done);
        System.err.printf(
            "%-34s %d of %d right%n",
            group.database() + " (" + group.engine().word() + ")",
            Report.count(done, Outcome.RIGHT),
            done.size());
      }
      return items;
    } catch (ExecutionException e) {
      throw new EvaluationFailure("A question could not be asked: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void print(Item item) {
    System.out.printf(
        "%-10s %s [%s, %s] %s%n           %s%n",
        item.outcome().heading(),
        item.question().id(),
        item.question().database(),
        item.engine().word(),
        item.question().text(),
        item.note());
  }
}
