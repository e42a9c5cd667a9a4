package io.querent.report.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.job.JobConfiguration;
import io.querent.kit.job.JobContext;
import io.querent.kit.job.JobHandler;
import io.querent.kit.job.JobProducer;
import io.querent.kit.job.JobTopics;
import io.querent.kit.job.JobWorker;
import io.querent.kit.json.JsonConventions;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/**
 * Main class of a worker's process. Its handler does what the names in {@code datasource_ids} say:
 * {@code sleep:50} works for 50 ms, {@code statement:30} runs a statement of 30 seconds, {@code
 * flaky:3} fails until it was tried more than three times, {@code odd:1} names its step with a
 * character that PostgreSQL keeps in no text. Each leaves one effect and a trace of every
 * execution.
 */
public final class FaultWorker implements JobHandler {
  private final AgroalDataSource source;
  private final long pid = ProcessHandle.current().pid();

  private FaultWorker(AgroalDataSource source) {
    this.source = source;
  }

  public static void main(String[] arguments) throws Exception {
    JobConfiguration configuration =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(JobConfiguration.class)
            .withDefaultValue("querent.jobs.schema", "faults")
            .withDefaultValue("querent.jobs.lease", "4s")
            .withDefaultValue("querent.jobs.bootstrap", arguments[0])
            .build()
            .getConfigMapping(JobConfiguration.class);
    AgroalDataSource source = source(arguments[1]);
    ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    new JsonConventions().customize(json);
    JobTopics topics = new JobTopics(configuration);
    JobProducer producer = new JobProducer(configuration, topics);
    JobWorker worker =
        new JobWorker(
            List.of(new FaultWorker(source)), source, configuration, topics, producer, json);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  worker.close();
                  producer.close();
                }));
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static AgroalDataSource source(String url) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(12)
                        .acquisitionTimeout(Duration.ofSeconds(3))
                        .idleValidationTimeout(Duration.ofSeconds(1))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal("postgres"))
                                    .credential(new SimplePassword("postgres")))));
  }

  @Override
  public String kind() {
    return JobKind.LEARN;
  }

  @Override
  public JsonNode run(JobContext job) throws InterruptedException {
    JsonNode units = job.payload().get("datasource_ids");
    int done = job.checkpoint().map(JsonNode::asInt).orElse(0);
    for (int unit = done; unit < units.size(); unit++) {
      job.progress("Unit " + (unit + 1), 100 * unit / units.size(), Map.of("units_done", unit));
      trace(job, unit);
      work(job, unit, units.get(unit).asText().split(":"));
      write(
          "insert into faults.effect (job_id, unit) values (?, ?) on conflict do nothing",
          job.jobId(),
          unit);
      job.checkpoint(IntNode.valueOf(unit + 1));
    }
    return IntNode.valueOf(units.size());
  }

  private void work(JobContext job, int unit, String[] what) throws InterruptedException {
    int number = Integer.parseInt(what[1]);
    switch (what[0]) {
      case "sleep" -> Thread.sleep(number);
      case "statement" -> statement(number);
      case "odd" -> job.progress("Learning 'a\0b'", number, Map.of("table", "a\0b"));
      case "flaky" -> {
        if (traces(job, unit) <= number) {
          throw new ProblemException(ErrorCode.OVERLOADED, "Not yet.");
        }
      }
      default -> throw new IllegalArgumentException(what[0]);
    }
  }

  private void statement(int seconds) throws InterruptedException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      CompletableFuture<Void> outcome = new CompletableFuture<>();
      Thread.ofPlatform()
          .start(
              () -> {
                try {
                  statement.execute("select pg_sleep(" + seconds + ")");
                  outcome.complete(null);
                } catch (SQLException e) {
                  outcome.completeExceptionally(e);
                }
              });
      try {
        outcome.get();
      } catch (InterruptedException e) {
        statement.cancel();
        throw e;
      }
    } catch (SQLException | ExecutionException e) {
      throw new ProblemException(ErrorCode.DATASOURCE_UNREACHABLE, "The statement failed.", e);
    }
  }

  private void trace(JobContext job, int unit) {
    write(
        "insert into faults.execution (job_id, unit, worker, organization, at) values (?, ?, ?, ?,"
            + " ?)",
        job.jobId(),
        unit,
        pid,
        job.caller().organizationId(),
        Timestamp.from(Instant.now()));
  }

  private long traces(JobContext job, int unit) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from faults.execution where job_id = ? and unit = ?")) {
      statement.setString(1, job.jobId());
      statement.setInt(2, unit);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new ProblemException(ErrorCode.SERVICE_UNAVAILABLE, "No answer.", e);
    }
  }

  private void write(String sql, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new ProblemException(ErrorCode.SERVICE_UNAVAILABLE, "The store is away.", e);
    }
  }
}
