package io.querent.datasource.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.datasource.Learned;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.identity.Role;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.job.LearnOptions;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.registry.Datasources;
import io.querent.kit.job.JobContext;
import io.querent.kit.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Learns several datasources one after the other. One that fails is listed with its problem; the
 * job fails only when all did. Each one that is done is kept, so that a later attempt goes on after
 * it.
 */
@ApplicationScoped
public class LearnJob implements JobHandler {
  private static final Logger LOG = Logger.getLogger(LearnJob.class);

  @Inject Datasources datasources;
  @Inject LearnService service;
  @Inject ObjectMapper json;

  @Override
  public String kind() {
    return JobKind.LEARN;
  }

  @Override
  public JsonNode run(JobContext job) throws InterruptedException {
    if (!Role.permissionsOf(job.caller().roles()).contains(Permission.DATASOURCE_LEARN)) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "Your role does not permit learning. Ask an administrator.");
    }
    LearnOptions options = LearnOptions.of(job.payload().path("options"));
    List<String> ids = ids(job.payload());
    ArrayNode done =
        job.checkpoint().map(ArrayNode.class::cast).orElseGet(json::createArrayNode).deepCopy();
    List<Problem> problems = new ArrayList<>();
    for (int i = done.size(); i < ids.size(); i++) {
      String id = ids.get(i);
      job.progress(
          "Learning '%s' (%d of %d)".formatted(id, i + 1, ids.size()),
          100 * i / ids.size(),
          Map.of("datasources_done", i, "datasources", ids.size()));
      done.add(learned(job, id, options, problems));
      job.checkpoint(done);
    }
    return result(done, problems);
  }

  private static List<String> ids(JsonNode payload) {
    JsonNode listed = payload.path("datasource_ids");
    return StreamSupport.stream(listed.spliterator(), false)
        .map(JsonNode::asText)
        .distinct()
        .toList();
  }

  private ObjectNode learned(
      JobContext job, String id, LearnOptions options, List<Problem> problems)
      throws InterruptedException {
    ObjectNode entry = json.createObjectNode().put("datasource_id", id);
    try {
      Learned learned = service.learn(datasources.get(id), job.jobId(), options);
      return entry.put("status", "learned").set("learned", json.valueToTree(learned));
    } catch (ProblemException e) {
      stopWhenInterrupted();
      Problem problem = e.toProblem(null);
      problems.add(problem);
      return entry.put("status", "failed").set("problem", json.valueToTree(problem));
    } catch (RuntimeException e) {
      stopWhenInterrupted();
      LOG.errorf(e, "learning '%s' failed in %s", id, job.jobId());
      Problem problem =
          Problem.of(
              ErrorCode.INTERNAL,
              "An unexpected error was logged under the id " + job.jobId() + ".",
              null,
              List.of());
      problems.add(problem);
      return entry.put("status", "failed").set("problem", json.valueToTree(problem));
    }
  }

  private static void stopWhenInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the learning was stopped");
    }
  }

  /** What was learned and what was not. */
  private ObjectNode result(ArrayNode entries, List<Problem> problems) {
    long failed =
        StreamSupport.stream(entries.spliterator(), false)
            .filter(e -> e.path("status").asText().equals("failed"))
            .count();
    if (failed == entries.size() && failed > 0) {
      JsonNode first = entries.get(0).path("problem");
      throw new ProblemException(
          problems.isEmpty() ? ErrorCode.STATEMENT_FAILED : problems.getFirst().code(),
          "None of the %d datasources could be learned; '%s': %s"
              .formatted(
                  failed,
                  entries.get(0).path("datasource_id").asText(),
                  first.path("detail").asText()));
    }
    ObjectNode result = json.createObjectNode();
    result.put("learned", entries.size() - failed).put("failed", failed);
    result.set("datasources", entries);
    return result;
  }
}
