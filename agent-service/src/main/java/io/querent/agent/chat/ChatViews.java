package io.querent.agent.chat;

import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.ChatView;
import io.querent.contracts.agent.ChatView.MessageView;
import io.querent.contracts.agent.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Turns rows into what clients see. A run is two messages: the question, and the answer to it. */
@ApplicationScoped
public class ChatViews {
  @Inject ChatStore store;

  /** A chat without its messages. */
  public ChatView view(ChatEntity chat) {
    return view(chat, null);
  }

  /** A chat with the messages of these runs, given newest first. */
  public ChatView viewWithRuns(ChatEntity chat, List<RunEntity> newestFirst) {
    return view(chat, newestFirst.reversed().stream().flatMap(this::messages).toList());
  }

  /** A run with its answer, if it has one. */
  public RunView view(RunEntity run) {
    return new RunView(
        run.id,
        run.chatId,
        run.status,
        run.question,
        store.answerOf(run),
        run.createdAt,
        run.finishedAt);
  }

  private static ChatView view(ChatEntity chat, List<MessageView> messages) {
    return new ChatView(
        chat.id, chat.title, chat.datasourceId, chat.createdAt, chat.updatedAt, messages);
  }

  private Stream<MessageView> messages(RunEntity run) {
    Answer answer = store.answerOf(run);
    MessageView question =
        new MessageView(run.id + "_q", "user", run.question, run.id, null, null, run.createdAt);
    MessageView reply =
        new MessageView(
            run.id + "_a",
            "assistant",
            answer == null ? "" : answer.answer(),
            run.id,
            run.status,
            answer,
            run.finishedAt == null ? run.createdAt : run.finishedAt);
    return Stream.of(question, reply);
  }
}
