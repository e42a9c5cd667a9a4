package io.querent.agent.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.id.Ids;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Chats and runs for blocking callers on virtual threads; every method is one transaction. */
@ApplicationScoped
public class ChatStore {
  @Inject ChatRepository chats;
  @Inject RunRepository runs;
  @Inject ObjectMapper json;

  /** Keeps a new chat. */
  public ChatEntity create(Caller caller, String title, String datasourceId) {
    ChatEntity chat = newChat(caller, title, datasourceId);
    return transaction(() -> chats.persist(chat));
  }

  /** A chat that is not kept yet. */
  public static ChatEntity newChat(Caller caller, String title, String datasourceId) {
    ChatEntity chat = new ChatEntity();
    chat.id = Ids.next("chat");
    chat.organizationId = caller.organizationId();
    chat.userId = caller.userId();
    chat.title = title;
    chat.datasourceId = datasourceId;
    chat.createdAt = Instant.now();
    chat.updatedAt = chat.createdAt;
    return chat;
  }

  /** The caller's chat of that id. */
  public ChatEntity chat(String id, Caller caller) {
    return found(transaction(() -> chats.ofCaller(id, caller)), "chat", id);
  }

  /** The caller's chats, most recently used first. */
  public List<ChatEntity> recent(Caller caller, Instant before, int limit) {
    return transaction(() -> chats.recent(caller, before, limit));
  }

  /** Renames the caller's chat. */
  public ChatEntity rename(String id, String title, Caller caller) {
    return found(
        transaction(
            () ->
                chats
                    .ofCaller(id, caller)
                    .onItem()
                    .ifNotNull()
                    .invoke(
                        chat -> {
                          chat.title = title;
                          chat.updatedAt = Instant.now();
                        })),
        "chat",
        id);
  }

  /** Deletes the caller's chat with all its runs. */
  public void delete(String id, Caller caller) {
    if (transaction(() -> chats.remove(id, caller)) == 0) {
      throw missing("chat", id);
    }
  }

  /** The latest runs of a chat, newest first. */
  public List<RunEntity> latestRuns(String chatId, int limit) {
    return transaction(() -> runs.latestOfChat(chatId, limit));
  }

  /** Keeps a run, and its chat as well when that is new. */
  public void begin(ChatEntity newChat, RunEntity run) {
    transaction(
        () ->
            newChat == null
                ? runs.persist(run)
                : chats.persist(newChat).chain(() -> runs.persist(run)));
  }

  /** The caller's run of that id. */
  public RunEntity run(String id, Caller caller) {
    return found(transaction(() -> runs.ofCaller(id, caller)), "run", id);
  }

  /**
   * Ends a run once.
   *
   * @return false when it had ended before
   */
  public boolean finish(RunEntity run, Answer answer, String choices) {
    Instant now = Instant.now();
    String text = write(answer);
    return transaction(
            () ->
                runs.finish(run.id, answer.status().word(), text, choices, now)
                    .call(
                        () ->
                            chats.update(
                                "updatedAt = ?1, title = coalesce(title, ?2) where id = ?3",
                                now,
                                run.question.substring(0, Math.min(80, run.question.length())),
                                run.chatId)))
        > 0;
  }

  /** Prolongs the leases of running runs. */
  public void renew(Collection<String> ids, Instant until) {
    transaction(() -> runs.renew(ids, until));
  }

  /** Running runs whose lease has expired. */
  public List<RunEntity> lost(Instant now, int limit) {
    return transaction(() -> runs.lost(now, limit));
  }

  /** Those of the runs that somebody asked to stop. */
  public List<RunEntity> toStop(Collection<String> ids) {
    return transaction(() -> runs.toStop(ids));
  }

  /** Notes that a run shall stop, for the node that runs it. */
  public void requestStop(String id) {
    transaction(() -> runs.requestStop(id));
  }

  /** The answer of an ended run; null while running. */
  public Answer answerOf(RunEntity run) {
    if (run.answer == null) {
      return null;
    }
    try {
      return json.readValue(run.answer, Answer.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answer of run " + run.id + " cannot be read", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written", e);
    }
  }

  private static <T> T found(T value, String what, String id) {
    if (value == null) {
      throw missing(what, id);
    }
    return value;
  }

  private static ProblemException missing(String what, String id) {
    return new ProblemException(ErrorCode.NOT_FOUND, "There is no %s '%s'.".formatted(what, id));
  }

  private static <T> T transaction(Supplier<Uni<T>> work) {
    return ReactiveStore.await(() -> Panache.withTransaction(work));
  }
}
