package io.querent.agent.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.agent.model.BuiltinProvider;
import io.querent.contracts.agent.VerdictRequest;
import io.querent.contracts.agent.VerdictResponse;
import java.util.ArrayList;
import java.util.List;

/** The verdict of no language model: what the checks say, in plain sentences. */
final class CheckWords {
  private CheckWords() {}

  static boolean failedWithError(JsonNode facts) {
    for (JsonNode check : facts.path("checks")) {
      if (found(check) && check.path("severity").asText().equals("error")) {
        return true;
      }
    }
    return false;
  }

  static VerdictResponse verdict(VerdictRequest request) {
    List<VerdictResponse.Finding> findings = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (JsonNode check : request.facts().path("checks")) {
      String status = check.path("status").asText();
      if (found(check)) {
        findings.add(
            new VerdictResponse.Finding(
                check.path("id").asText(),
                check.path("severity").asText("warning"),
                check.path("message").asText()));
      } else {
        (status.equals("skipped") ? skipped : passed).add(check.path("title").asText());
      }
    }
    String verdict =
        failedWithError(request.facts()) ? "fail" : findings.isEmpty() ? "pass" : "warn";
    String summary = summary(verdict, findings, passed.size());
    return new VerdictResponse(
        verdict,
        summary,
        findings,
        markdown(summary, findings, passed, skipped),
        BuiltinProvider.ID,
        request.rubricVersion());
  }

  private static boolean found(JsonNode check) {
    String status = check.path("status").asText();
    return status.equals("warn") || status.equals("fail");
  }

  private static String summary(
      String verdict, List<VerdictResponse.Finding> findings, int passed) {
    return switch (verdict) {
      case "pass" ->
          "Nothing speaks against these figures: all %d checks passed.".formatted(passed);
      case "warn" -> "The figures can be used with care. " + findings.getFirst().explanation();
      default -> "The figures should not be used as they are. " + worst(findings).explanation();
    };
  }

  private static VerdictResponse.Finding worst(List<VerdictResponse.Finding> findings) {
    return findings.stream()
        .filter(f -> f.severity().equals("error"))
        .findFirst()
        .orElse(findings.getFirst());
  }

  private static String markdown(
      String summary,
      List<VerdictResponse.Finding> findings,
      List<String> passed,
      List<String> skipped) {
    StringBuilder text = new StringBuilder("**").append(summary).append("**\n");
    if (!findings.isEmpty()) {
      text.append("\n### Found\n");
      findings.forEach(f -> text.append("\n- ").append(f.explanation()));
      text.append('\n');
    }
    if (!passed.isEmpty()) {
      text.append("\n### Fine\n\n").append(String.join(" · ", passed)).append('\n');
    }
    if (!skipped.isEmpty()) {
      text.append("\n### Not looked at\n\n").append(String.join(" · ", skipped)).append('\n');
    }
    return text.toString();
  }
}
