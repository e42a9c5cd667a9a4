package io.querent.agent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.querent.agent.context.CreatedData;
import io.querent.agent.context.Proposal;
import io.querent.agent.context.RunContext;
import java.util.Optional;

/**
 * One run's chat with the interpreter. First it reads the question and answers with a tool call
 * ({@code create_data}, {@code clarify}, or {@code answer_question} when it must decline); once
 * there is data, it puts the answer into words.
 */
final class BuiltinModel implements StreamingChatModel {
  private final RunContext context;
  private final QuestionReader reader;
  private final ObjectMapper json;

  BuiltinModel(RunContext context, QuestionReader reader, ObjectMapper json) {
    this.context = context;
    this.reader = reader;
    this.json = json;
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    AiMessage reply;
    try {
      reply = reply(request.messages().getLast());
    } catch (RuntimeException e) {
      handler.onError(e);
      return;
    }
    if (reply.text() != null) {
      handler.onPartialResponse(reply.text());
    }
    handler.onCompleteResponse(
        ChatResponse.builder()
            .aiMessage(reply)
            .tokenUsage(new TokenUsage(0, 0))
            .finishReason(FinishReason.STOP)
            .build());
  }

  private AiMessage reply(ChatMessage last) {
    Optional<CreatedData> data = context.state().latest();
    if (data.isPresent()) {
      return AiMessage.from(AnswerText.of(data.get().result(), data.get().proposal()));
    }
    if (last instanceof ToolExecutionResultMessage failed
        && Boolean.TRUE.equals(failed.isError())) {
      return AiMessage.from(
          call(
              "answer_question",
              json.createObjectNode()
                  .put("answer", "The query did not work: " + failed.text())
                  .put("declined", true)));
    }
    return switch (reader.read(context)) {
      case QuestionReader.Outcome.Clear clear ->
          AiMessage.from(call("create_data", createData(clear.proposal())));
      case QuestionReader.Outcome.AskBack ask -> AiMessage.from(call("clarify", clarify(ask)));
      case QuestionReader.Outcome.Declined declined ->
          AiMessage.from(
              call(
                  "answer_question",
                  json.createObjectNode().put("answer", declined.message()).put("declined", true)));
    };
  }

  private ObjectNode createData(Proposal proposal) {
    ObjectNode arguments = json.createObjectNode();
    arguments.put("title", proposal.title());
    arguments.put("datasource_id", proposal.datasourceId());
    arguments.set("ir", json.valueToTree(proposal.ir()));
    arguments.set("reading", json.valueToTree(proposal.reading()));
    arguments.set("warnings", json.valueToTree(proposal.warnings()));
    return arguments;
  }

  private ObjectNode clarify(QuestionReader.Outcome.AskBack ask) {
    ObjectNode arguments = json.createObjectNode();
    arguments.put("question", ask.question());
    ArrayNode choices = arguments.putArray("choices");
    for (QuestionReader.Option option : ask.options()) {
      JsonNode proposal = json.valueToTree(option.proposal());
      choices.addObject().put("label", option.label()).set("proposal", proposal);
    }
    return arguments;
  }

  private static ToolExecutionRequest call(String tool, ObjectNode arguments) {
    return ToolExecutionRequest.builder()
        .id("call_1")
        .name(tool)
        .arguments(arguments.toString())
        .build();
  }
}
