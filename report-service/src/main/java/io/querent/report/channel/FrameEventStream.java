package io.querent.report.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.channel.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;

/** Frames as server-sent events, with a comment now and then that keeps the connection open. */
@ApplicationScoped
public class FrameEventStream {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  @Inject ObjectMapper json;

  /** The frames as events; ends when they end. */
  public Multi<OutboundSseEvent> of(Sse sse, Multi<Frame> frames) {
    return Multi.createFrom()
        .emitter(emitter -> connect(sse, frames, emitter), BackPressureStrategy.BUFFER);
  }

  /** The number in a {@code Last-Event-ID}; 0 when there is none. */
  public static long after(String lastEventId) {
    try {
      return lastEventId == null ? 0 : Math.max(0, Long.parseLong(lastEventId.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void connect(
      Sse sse, Multi<Frame> frames, MultiEmitter<? super OutboundSseEvent> emitter) {
    Cancellable alive =
        Multi.createFrom()
            .ticks()
            .every(KEEP_ALIVE)
            .onOverflow()
            .drop()
            .subscribe()
            .with(t -> emitter.emit(sse.newEventBuilder().comment("keep-alive").build()));
    Cancellable reading =
        frames.subscribe().with(f -> emitter.emit(event(sse, f)), emitter::fail, emitter::complete);
    emitter.onTermination(
        () -> {
          alive.cancel();
          reading.cancel();
        });
  }

  private OutboundSseEvent event(Sse sse, Frame frame) {
    try {
      OutboundSseEvent.Builder event =
          sse.newEventBuilder()
              .name(frame.type())
              .data(String.class, json.writeValueAsString(frame));
      return (frame.seq() == null ? event : event.id(String.valueOf(frame.seq()))).build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a frame cannot be written", e);
    }
  }
}
