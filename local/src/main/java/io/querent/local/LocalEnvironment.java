package io.querent.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Addresses and credentials of a one-machine installation, for what runs beside it: demo data,
 * evaluations, tests.
 *
 * @param root the clone
 * @param dataDir {@code .querent/data}, absolute
 * @param gateway the only address meant for people, such as {@code http://127.0.0.1:8080}
 * @param datasource address of the datasource service
 * @param agent address of the agent service
 * @param file address of the file service
 * @param report address of the report service
 * @param postgres the PostgreSQL cluster
 * @param redis such as {@code redis://127.0.0.1:20101}
 * @param kafkaBootstrap such as {@code 127.0.0.1:20102}
 * @param internalSecret signs tokens between services
 */
public record LocalEnvironment(
    Path root,
    Path dataDir,
    URI gateway,
    URI datasource,
    URI agent,
    URI file,
    URI report,
    Postgres postgres,
    URI redis,
    String kafkaBootstrap,
    String internalSecret) {

  /** The database that holds Querent's own tables, one schema for each service. */
  public static final String QUERENT_DATABASE = "querent";

  /** The database for demo data. */
  public static final String DEMO_DATABASE = "demo";

  /**
   * The PostgreSQL cluster and its three roles.
   *
   * @param adminUser superuser of the cluster
   * @param user owner of the databases {@code querent} and {@code demo}
   * @param readerUser may connect to {@code demo} and read whatever {@code user} creates there
   */
  public record Postgres(
      String host,
      int port,
      String adminUser,
      String adminPassword,
      String user,
      String password,
      String readerUser,
      String readerPassword) {

    public String jdbcUrl(String database) {
      return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
      return "Postgres[" + host + ":" + port + "]";
    }
  }

  /** The environment of the installation in a clone, from its remembered ports and secrets. */
  public static LocalEnvironment load(Path root) throws IOException {
    return load(new Home(root));
  }

  /** The environment of an installation, from its remembered ports and secrets. */
  public static LocalEnvironment load(Home home) throws IOException {
    Ports ports =
        Ports.read(home)
            .orElseThrow(
                () -> new IOException("Nothing was started here yet. Start it: ./querent up"));
    return of(home, ports, Secrets.loadOrCreate(home));
  }

  public static LocalEnvironment of(Home home, Ports ports, Secrets secrets) {
    Postgres postgres =
        new Postgres(
            "127.0.0.1",
            ports.of("postgres"),
            "postgres",
            secrets.postgresPassword(),
            "querent",
            secrets.ownerPassword(),
            "querent_reader",
            secrets.readerPassword());
    return new LocalEnvironment(
        home.root(),
        home.data(),
        http(ports.of("gateway")),
        http(ports.of("datasource")),
        http(ports.of("agent")),
        http(ports.of("file")),
        http(ports.of("report")),
        postgres,
        URI.create("redis://127.0.0.1:" + ports.of("redis")),
        "127.0.0.1:" + ports.of("kafka"),
        secrets.internalSecret());
  }

  private static URI http(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public String toString() {
    return "LocalEnvironment[" + gateway + "]";
  }
}
