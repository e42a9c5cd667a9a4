package io.querent.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows one channel from its first frame to its terminal one. A stream that breaks off is taken
 * up again after the last frame seen, a few times in a row; one that takes too long is given up.
 */
public final class EventChannel {
  private static final int MOST_RESUMPTIONS = 10;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final QuerentApi api;
  private final String path;
  private final long deadline;
  private String lastEventId = "";

  /**
   * @param path where the frames come from, such as {@code /v1/jobs/job_…/events}
   */
  public EventChannel(QuerentApi api, String path) {
    this.api = api;
    this.path = path;
    this.deadline = System.nanoTime() + api.timeout().toNanos();
  }

  /** Hands every frame over and answers the last one, of type {@code result} or {@code error}. */
  public JsonNode follow(Consumer<JsonNode> frames) {
    int failures = 0;
    while (true) {
      String before = lastEventId;
      Optional<JsonNode> end = read(frames);
      if (end.isPresent()) {
        return end.get();
      }
      failures = before.equals(lastEventId) ? failures + 1 : 0;
      if (failures > MOST_RESUMPTIONS) {
        throw new UnreachableException(api.address(), "the events broke off", false, null);
      }
      pause();
    }
  }

  private Optional<JsonNode> read(Consumer<JsonNode> frames) {
    InputStream stream = open();
    if (stream == null) {
      return Optional.empty();
    }
    Thread watch = Thread.ofVirtual().start(() -> closeAtDeadline(stream));
    try (EventReader events = new EventReader(stream)) {
      for (Optional<ServerEvent> next = events.next(); next.isPresent(); next = events.next()) {
        ServerEvent event = next.get();
        lastEventId = event.id();
        frames.accept(event.data());
        if (event.name().equals("result") || event.name().equals("error")) {
          return Optional.of(event.data());
        }
      }
      return Optional.empty();
    } catch (IOException broken) {
      if (System.nanoTime() >= deadline) {
        throw new UnreachableException(
            api.address(), "waited " + api.timeout().toSeconds() + " s", true, broken);
      }
      return Optional.empty();
    } finally {
      watch.interrupt();
    }
  }

  /** The stream; null when it was lost before and its server is away just now. */
  private InputStream open() {
    try {
      return api.stream(Call.get(path).events(lastEventId));
    } catch (UnreachableException away) {
      return again(away, away.late());
    } catch (ApiException refused) {
      return again(refused, !refused.problem().retryable());
    }
  }

  private InputStream again(RuntimeException failure, boolean forGood) {
    if (lastEventId.isEmpty() || forGood) {
      throw failure;
    }
    return null;
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

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(api.address(), "interrupted", true, stopped);
    }
  }
}
