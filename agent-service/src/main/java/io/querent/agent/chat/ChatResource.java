package io.querent.agent.chat;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.agent.ChatView;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Conversations of the caller. */
@Path("/v1/chats")
@RunOnVirtualThread
public class ChatResource {
  private static final int MOST_CHATS = 200;
  private static final int MOST_RUNS = 200;
  private static final int LONGEST_TITLE = 200;

  @Inject ChatStore store;
  @Inject ChatViews views;
  @Inject CurrentCaller caller;

  /** A chat to begin, or its new title. */
  public record NewChat(String title, String datasourceId) {}

  /** A page of chats, most recently used first. */
  public record Chats(List<ChatView> items, Instant nextBefore) {}

  @POST
  @PermissionsAllowed(Permission.CHAT_WRITE)
  @ResponseStatus(201)
  public ChatView create(NewChat chat) {
    NewChat wanted = chat == null ? new NewChat(null, null) : chat;
    return views.view(store.create(caller.get(), title(wanted.title()), wanted.datasourceId()));
  }

  @GET
  @PermissionsAllowed(Permission.CHAT_READ)
  public Chats list(
      @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("before") String before) {
    int bounded = Math.clamp(limit, 1, MOST_CHATS);
    Instant until = before == null ? Instant.now().plusSeconds(1) : Times.instant(before, "before");
    List<ChatView> items =
        store.recent(caller.get(), until, bounded).stream().map(views::view).toList();
    return new Chats(items, items.size() == bounded ? items.getLast().updatedAt() : null);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.CHAT_READ)
  public ChatView get(@PathParam("id") String id) {
    ChatEntity chat = store.chat(id, caller.get());
    return views.viewWithRuns(chat, store.latestRuns(chat.id, MOST_RUNS));
  }

  @PATCH
  @Path("/{id}")
  @PermissionsAllowed(Permission.CHAT_WRITE)
  public ChatView rename(@PathParam("id") String id, NewChat chat) {
    if (chat == null || chat.title() == null || chat.title().isBlank()) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Send {\"title\": \"…\"}.");
    }
    return views.view(store.rename(id, title(chat.title()), caller.get()));
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.CHAT_WRITE)
  public void delete(@PathParam("id") String id) {
    store.delete(id, caller.get());
  }

  private static String title(String title) {
    if (title != null && title.length() > LONGEST_TITLE) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "'title' has %d characters; at most %d fit.".formatted(title.length(), LONGEST_TITLE));
    }
    return title == null || title.isBlank() ? null : title.strip();
  }
}
