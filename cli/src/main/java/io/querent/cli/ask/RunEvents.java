package io.querent.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.ApiException;
import io.querent.cli.api.Call;
import io.querent.cli.api.EventReader;
import io.querent.cli.api.Problem;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.api.ServerEvent;
import io.querent.cli.api.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Follows one run from its first event to the last. A stream that breaks off is taken up again
 * after the last event seen, a few times; a run that takes too long is given up.
 */
final class RunEvents {
  private static final int MOST_RESUMPTIONS = 3;

  private final QuerentApi api;
  private final RunListener listener;
  private final Set<String> answerBlocks = new HashSet<>();
  private final long deadline;
  private volatile String runId = "";
  private String lastEventId = "";

  RunEvents(QuerentApi api, RunListener listener) {
    this.api = api;
    this.listener = listener;
    this.deadline = System.nanoTime() + api.timeout().toNanos();
  }

  /** The run's id; empty before its first event. */
  String runId() {
    return runId;
  }

  /** Sends the message and reads events until the run has ended. */
  Answer follow(Call message) {
    Optional<Answer> answer = read(message.events(""));
    for (int tries = 0; answer.isEmpty() && tries < MOST_RESUMPTIONS && !runId.isEmpty(); tries++) {
      answer = read(Call.get("/v1/runs/" + runId + "/events").events(lastEventId));
    }
    return answer.orElseThrow(() -> lost(null));
  }

  private Optional<Answer> read(Call call) {
    InputStream stream = api.stream(call);
    Thread watch = Thread.ofVirtual().start(() -> closeAtDeadline(stream));
    try (EventReader events = new EventReader(stream)) {
      for (Optional<ServerEvent> next = events.next(); next.isPresent(); next = events.next()) {
        Optional<Answer> answer = take(next.get());
        if (answer.isPresent()) {
          return answer;
        }
      }
      return Optional.empty();
    } catch (IOException broken) {
      if (System.nanoTime() >= deadline) {
        throw new UnreachableException(
            api.address(), "waited " + api.timeout().toSeconds() + " s", true, broken);
      }
      if (runId.isEmpty()) {
        throw lost(broken);
      }
      return Optional.empty();
    } finally {
      watch.interrupt();
    }
  }

  private Optional<Answer> take(ServerEvent event) {
    lastEventId = event.id();
    JsonNode envelope = event.data();
    runId = envelope.path("run_id").asText(runId);
    JsonNode data = envelope.path("data");
    switch (event.name()) {
      case "block.upsert" -> block(data.path("block"));
      case "block.delta.token" -> {
        if (answerBlocks.contains(data.path("block_id").asText())
            && data.path("field").asText().equals("content")) {
          listener.token(data.path("token").asText());
        }
      }
      case "tool.started" -> listener.working(words(data));
      case "completion.finished" -> {
        return Optional.of(finished(data));
      }
      default -> {}
    }
    return Optional.empty();
  }

  private void block(JsonNode block) {
    if (block.path("kind").asText().equals("answer")) {
      answerBlocks.add(block.path("id").asText());
    } else if (block.path("kind").asText().equals("planning")
        && block.path("status").asText().equals("in_progress")) {
      listener.working(block.path("title").asText("Thinking"));
    }
  }

  private static String words(JsonNode tool) {
    String datasource = tool.path("arguments").path("datasource_id").asText("");
    return tool.path("tool_name").asText("").replace('_', ' ')
        + (datasource.isEmpty() ? "" : " · " + datasource);
  }

  private static Answer finished(JsonNode data) {
    if (data.path("answer").isObject()) {
      return Answer.of(data.path("answer"));
    }
    if (data.path("error").isObject()) {
      throw new ApiException(Problem.of(data.path("error")));
    }
    return Answer.withoutResult(Answer.Status.of(data.path("status").asText()));
  }

  private void closeAtDeadline(InputStream stream) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      stream.close();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException alreadyClosed) {
      throw new UncheckedIOException(alreadyClosed);
    }
  }

  private UnreachableException lost(Throwable cause) {
    return new UnreachableException(api.address(), "the answer broke off", false, cause);
  }
}
