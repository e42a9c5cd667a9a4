package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Spinner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a datasource and learns it. */
@Command(
    name = "add",
    description = "Add a datasource and learn it.",
    footer = {
      "",
      "Examples:",
      "  querent datasources add postgres://reader@db.example.com:5432/shop",
      "  querent datasources add ./music.db --id music",
      "  querent datasources add /data/meters --name \"Energy meters\"",
      "A path means a file or folder of the machine that Querent runs on."
    })
public final class AddCommand extends ClientCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "WHERE",
      description = "postgres://user@host:5432/database, an SQLite file, or a folder.")
  private String where;

  @Option(
      names = {"-k", "--kind"},
      paramLabel = "KIND",
      description = "postgres, sqlite or files; told by WHERE when absent.")
  private String kind;

  @Option(names = "--id", paramLabel = "ID", description = "Made from the name when absent.")
  private String id;

  @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
  private String name;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it holds.")
  private String description;

  @Option(names = "--default", description = "Questions go here when nothing else fits.")
  private boolean usual;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A semantic model in YAML: metrics, synonyms, relationships.")
  private Path model;

  @Option(names = "--no-learn", description = "Do not read its tables yet.")
  private boolean unlearned;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @ArgGroup(exclusive = false, heading = "%nPostgreSQL without a URL:%n")
  private PostgresOptions postgres = new PostgresOptions();

  @Override
  public Integer call() throws IOException {
    if (where == null && !postgres.given()) {
      throw usage("Say where the data is: a URL, a file, a folder, or --host and --database.");
    }
    Place place = Place.of(Optional.ofNullable(where), Optional.ofNullable(kind));
    ObjectNode request = Json.object().put("kind", place.kind());
    put(request, "id", id);
    put(request, "display_name", name != null ? name : place.name().orElse(id));
    put(request, "description", description);
    request.put("default", usual).put("learn", !unlearned);
    if (model != null) {
      request.put("semantic_model", Files.readString(model));
    }
    request.set("connection", connection(place));
    return send(request);
  }

  private ObjectNode connection(Place place) throws IOException {
    return place.kind().equals("postgres")
        ? postgres.connection(place, this::password)
        : Json.object().put("path", place.path());
  }

  private Integer send(ObjectNode request) throws IOException {
    Screen screen = screen();
    byte[] answer;
    try (Spinner spinner = new Spinner(screen)) {
      spinner.show(unlearned ? "Adding" : "Adding and learning");
      answer = api().bytes(Call.post("/v1/datasources", request));
    }
    if (json) {
      screen.bytes(answer);
      return ExitCode.OK;
    }
    JsonNode added = Json.read(answer);
    String tables =
        added.hasNonNull("tables") ? ", " + added.path("tables").asInt() + " tables" : "";
    screen.line(
        "Added "
            + added.path("id").asText()
            + " ("
            + added.path("kind").asText().toLowerCase(Locale.ROOT)
            + ", "
            + added.path("status").asText()
            + tables
            + ").");
    if (added.hasNonNull("health_detail")) {
      screen.line(screen.style().warning("! " + added.path("health_detail").asText()));
    }
    return added.path("status").asText().equals("failed") ? ExitCode.FAILED : ExitCode.OK;
  }

  private String password() throws IOException {
    if (postgres.passwordFromInput()) {
      return Optional.ofNullable(surroundings().in().readLine()).orElse("");
    }
    Optional<String> variable = surroundings().variable("QUERENT_DATASOURCE_PASSWORD");
    if (variable.isPresent()) {
      return variable.get();
    }
    if (!surroundings().tty().interactive()) {
      return "";
    }
    screen().part("Password of the database (Enter for none): ");
    return surroundings().tty().secret().map(String::new).orElse("");
  }

  private static void put(ObjectNode object, String field, String value) {
    if (value != null) {
      object.put(field, value);
    }
  }
}
