package io.querent.agent.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.agent.chat.RunEntity;
import io.querent.agent.context.Proposal;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What the choices of a clarification stand for, kept with the run that asked. */
@ApplicationScoped
public class StoredChoices {
  private static final TypeReference<Map<String, Proposal>> TYPE = new TypeReference<>() {};

  @Inject ObjectMapper json;

  String write(Map<String, Proposal> choices) {
    if (choices.isEmpty()) {
      return null;
    }
    try {
      return json.writeValueAsString(choices);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("choices cannot be written", e);
    }
  }

  /**
   * The query behind the choice that the person took; null when no choice was taken, or it stands
   * for no query.
   *
   * @param earlier the chat's runs, newest first
   */
  Proposal taken(String choice, List<RunEntity> earlier) {
    if (choice == null || earlier.isEmpty()) {
      return null;
    }
    String stored = earlier.getFirst().choices;
    if (stored == null) {
      return null;
    }
    try {
      Map<String, Proposal> choices = json.readValue(stored, TYPE);
      if (!choices.containsKey(choice)) {
        throw new ProblemException(
            ErrorCode.INVALID_REQUEST,
            "There is no choice '%s'; the last question back offered %s."
                .formatted(choice, String.join(", ", choices.keySet().stream().sorted().toList())));
      }
      return choices.get(choice);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("choices cannot be read", e);
    }
  }
}
