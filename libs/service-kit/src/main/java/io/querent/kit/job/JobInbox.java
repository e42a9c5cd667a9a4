package io.querent.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.job.JobCommand;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code job_work} of one service: what was asked for and who works on it. */
final class JobInbox {
  private static final int MOST_RECOVERED = 100;

  private final DataSource source;
  private final JobConfiguration configuration;
  private final ObjectMapper json;

  JobInbox(DataSource source, JobConfiguration configuration, ObjectMapper json) {
    this.source = source;
    this.configuration = configuration;
    this.json = json;
  }

  /** Keeps commands, all or none; the same ones again change nothing. */
  void keep(List<JobCommand> commands) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (JobCommand command : commands) {
          keep(connection, command);
        }
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private void keep(Connection connection, JobCommand command) throws SQLException {
    switch (command.type()) {
      case REQUEST -> insert(connection, command, null);
      case CANCEL -> {
        JobEvent end = InboxEvents.cancelledBeforeStart(command);
        insert(connection, command, write(end));
        cancel(connection, command, write(end));
      }
    }
  }

  private void insert(Connection connection, JobCommand command, String outcome)
      throws SQLException {
    String state = (outcome == null ? JobStatus.QUEUED : JobStatus.CANCELLED).word();
    try (PreparedStatement statement = prepare(connection, InboxSql.INSERT)) {
      int i = 0;
      statement.setString(++i, command.jobId());
      statement.setString(++i, command.kind());
      statement.setString(++i, command.caller().organizationId());
      statement.setInt(++i, command.generation());
      statement.setString(++i, write(command.caller()));
      statement.setString(++i, command.payload() == null ? null : write(command.payload()));
      statement.setString(++i, state);
      statement.setString(++i, outcome);
      statement.setString(++i, outcome);
      statement.executeUpdate();
    }
  }

  private void cancel(Connection connection, JobCommand command, String outcome)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, InboxSql.CANCEL)) {
      statement.setString(1, outcome);
      statement.setString(2, command.jobId());
      statement.setInt(3, command.generation());
      statement.executeUpdate();
    }
  }

  /**
   * Takes the next job for a worker: of the organization with the fewest running jobs, among those
   * of the one that was served longest ago, then the oldest.
   *
   * @param full organizations that may take no further slot of this worker
   */
  Optional<Claimed> claim(String worker, Collection<String> kinds, Collection<String> full)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, InboxSql.CLAIM)) {
      statement.setArray(1, connection.createArrayOf("text", kinds.toArray()));
      statement.setArray(2, connection.createArrayOf("text", full.toArray()));
      statement.setString(3, worker);
      statement.setLong(4, configuration.lease().toMillis());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(claimed(row)) : Optional.empty();
      }
    }
  }

  private Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        row.getString("job_id"),
        row.getString("kind"),
        row.getInt("generation"),
        row.getInt("attempts"),
        row.getLong("fence"),
        read(row.getString("caller"), Caller.class),
        read(row.getString("payload"), JsonNode.class),
        read(row.getString("checkpoint"), JsonNode.class));
  }

  /**
   * Renews the leases of running jobs in one statement.
   *
   * @return of each job that is still held, whether it is to be cancelled; a job that is missing
   *     was lost
   */
  Map<Claimed, Boolean> renew(Collection<Claimed> held) throws SQLException {
    Map<String, Claimed> byId = new HashMap<>();
    held.forEach(c -> byId.put(c.jobId() + "/" + c.fence(), c));
    Map<Claimed, Boolean> kept = new HashMap<>();
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, InboxSql.RENEW)) {
      statement.setLong(1, configuration.lease().toMillis());
      statement.setArray(
          2, connection.createArrayOf("text", held.stream().map(Claimed::jobId).toArray()));
      statement.setArray(
          3, connection.createArrayOf("bigint", held.stream().map(Claimed::fence).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          kept.put(byId.get(row.getString(1) + "/" + row.getLong(2)), row.getBoolean(3));
        }
      }
    }
    return kept;
  }

  /** Keeps what an execution has done; false when it lost its lease. */
  boolean checkpoint(Claimed claimed, JsonNode done) throws SQLException {
    return update(InboxSql.CHECKPOINT, write(done), claimed.jobId(), claimed.fence());
  }

  /** Keeps the end of an execution; false when it lost its lease. */
  boolean end(Claimed claimed, JobEvent end) throws SQLException {
    return update(
        InboxSql.END, end.type().status().word(), write(end), claimed.jobId(), claimed.fence());
  }

  /** Puts a job back for another attempt after a pause; false when its lease was lost. */
  boolean retry(Claimed claimed, Duration pause) throws SQLException {
    return update(InboxSql.RETRY, pause.toMillis(), claimed.jobId(), claimed.fence());
  }

  /** Puts a job back for another worker, the attempt not counted. */
  boolean release(Claimed claimed) throws SQLException {
    return update(InboxSql.RELEASE, claimed.jobId(), claimed.fence());
  }

  /** Notes that the ledger was told. */
  void reported(JobEvent end) throws SQLException {
    update(InboxSql.REPORTED, end.jobId(), end.generation());
  }

  /**
   * Frees jobs whose worker died: queued again, or ended when cancelled or tried often enough.
   *
   * @return how many were freed
   */
  int recover() throws SQLException {
    int freed = 0;
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (Claimed lost : lost(connection)) {
          free(connection, lost);
          freed++;
        }
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    return freed;
  }

  private List<Claimed> lost(Connection connection) throws SQLException {
    List<Claimed> lost = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, InboxSql.LOST)) {
      statement.setInt(1, MOST_RECOVERED);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          lost.add(claimed(row));
        }
      }
    }
    return lost;
  }

  private void free(Connection connection, Claimed lost) throws SQLException {
    try (PreparedStatement statement = prepare(connection, InboxSql.FREE)) {
      statement.setInt(1, configuration.maxAttempts());
      statement.setString(2, write(InboxEvents.cancelled(lost)));
      statement.setInt(3, configuration.maxAttempts());
      statement.setString(4, write(InboxEvents.lost(lost)));
      statement.setString(5, lost.jobId());
      statement.executeUpdate();
    }
  }

  /** Ends that the ledger may not have been told. */
  List<JobEvent> unreported(Duration older, int most) throws SQLException {
    List<JobEvent> ends = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, InboxSql.UNREPORTED)) {
      statement.setLong(1, older.toMillis());
      statement.setInt(2, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ends.add(read(row.getString(1), JobEvent.class));
        }
      }
    }
    return ends;
  }

  /** Deletes what ended long ago. */
  void tidy() throws SQLException {
    update(InboxSql.TIDY, configuration.keep().toMillis());
  }

  private boolean update(String sql, Object... values) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate() > 0;
    }
  }

  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    String table = '"' + configuration.schema().replace("\"", "\"\"") + "\".job_work";
    PreparedStatement statement = connection.prepareStatement(sql.replace("{table}", table));
    statement.setQueryTimeout((int) Math.max(1, configuration.statementTimeout().toSeconds()));
    return statement;
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON", e);
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the inbox holds what cannot be read", e);
    }
  }
}
