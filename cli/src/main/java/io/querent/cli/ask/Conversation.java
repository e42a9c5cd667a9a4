package io.querent.cli.ask;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.ApiException;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.api.UnreachableException;
import java.util.Optional;

/** One chat on the server: the first question opens it, later ones follow up. */
public final class Conversation {
  private final QuerentApi api;
  private String chatId;
  private String datasourceId;
  private String model;
  private volatile RunEvents running;

  /** A conversation in an existing chat, or in one that is still to be made when null. */
  public Conversation(QuerentApi api, String chatId, String datasourceId) {
    this.api = api;
    this.chatId = chatId;
    this.datasourceId = datasourceId;
  }

  /** The datasource that the next questions go to; empty lets the server choose. */
  public void use(String datasource) {
    this.datasourceId = datasource;
  }

  /** The only model provider that the next questions go to; null lets the server choose. */
  public void force(String provider) {
    this.model = provider;
  }

  public Optional<String> datasourceId() {
    return Optional.ofNullable(datasourceId);
  }

  /** Leaves the chat; the next question opens a new one. */
  public void startAnew() {
    chatId = null;
  }

  /** Asks and waits for the end of the run; {@code choice} may be null. */
  public Answer ask(String content, String choice, RunListener listener) {
    RunEvents events = new RunEvents(api, listener);
    running = events;
    try {
      return events.follow(Call.post(messages(), message(content, choice)));
    } catch (UnreachableException late) {
      if (late.late()) {
        stop();
      }
      throw late;
    } finally {
      running = null;
    }
  }

  /** The answer as the server's JSON, without following the run. */
  public byte[] askForJson(String content, String choice) {
    if (choice != null) {
      return api.bytes(Call.post(messages(), message(content, choice)));
    }
    ObjectNode question = Json.object().put("question", content);
    if (datasourceId != null) {
      question.put("datasource_id", datasourceId);
    }
    if (chatId != null) {
      question.put("chat_id", chatId);
    }
    if (model != null) {
      question.put("force_model", model);
    }
    return api.bytes(Call.post("/v1/ask/quick", question));
  }

  /** Asks the server to stop the run that is going on, if there is one. */
  public boolean stop() {
    RunEvents current = running;
    if (current == null || current.runId().isEmpty()) {
      return false;
    }
    try {
      api.bytes(Call.post("/v1/runs/" + current.runId() + "/stop", null));
      return true;
    } catch (ApiException | UnreachableException alreadyOver) {
      return false;
    }
  }

  private String messages() {
    if (chatId == null) {
      ObjectNode chat = Json.object();
      if (datasourceId != null) {
        chat.put("datasource_id", datasourceId);
      }
      chatId = api.post("/v1/chats", chat).path("id").asText();
    }
    return "/v1/chats/" + Call.part(chatId) + "/messages";
  }

  private ObjectNode message(String content, String choice) {
    ObjectNode message = Json.object().put("content", content);
    if (datasourceId != null) {
      message.put("datasource_id", datasourceId);
    }
    if (choice != null) {
      message.put("choice", choice);
    }
    if (model != null) {
      message.put("force_model", model);
    }
    return message;
  }
}
