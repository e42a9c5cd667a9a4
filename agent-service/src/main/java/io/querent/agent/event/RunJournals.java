package io.querent.agent.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.agent.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The journals of this node's runs, each mirrored to Redis, kept for a while after their end. */
@ApplicationScoped
public class RunJournals {
  @Inject EventConfiguration configuration;
  @Inject RedisRunStream redis;
  @Inject ObjectMapper json;

  private final Map<String, RunJournal> journals = new ConcurrentHashMap<>();

  /** Opens the journal of a new run. */
  public RunJournal open(String runId, String chatId) {
    RunJournal journal =
        new RunJournal(
            runId, chatId, configuration.capacity(), json, event -> mirror(runId, event));
    journals.put(runId, journal);
    return journal;
  }

  /** The journal of a run of this node. */
  public Optional<RunJournal> find(String runId) {
    return Optional.ofNullable(journals.get(runId));
  }

  private void mirror(String runId, RunEvent event) {
    redis.append(event);
    if (event.event().equals(RunEvent.FINISHED)) {
      long millis = configuration.memory().toMillis();
      CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
          .execute(() -> journals.remove(runId));
    }
  }
}
