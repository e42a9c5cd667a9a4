package io.querent.agent.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.querent.agent.chart.ChartChooser;
import io.querent.agent.context.CreatedData;
import io.querent.agent.context.Proposal;
import io.querent.agent.context.Queries;
import io.querent.agent.context.RunContext;
import io.querent.contracts.agent.Chart;
import io.querent.contracts.agent.ReadingPart;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.semantics.ir.Ir;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code create_data}: runs an IR or SQL and keeps the result, with a chart that fits it. */
@ApplicationScoped
public class CreateDataTool implements Tool {
  private static final ToolSpecification SPECIFICATION = ToolSpecifications.read("create_data");
  private static final int PREVIEW_ROWS = 100;

  @Inject Queries queries;
  @Inject ObjectMapper json;

  @Override
  public ToolSpecification specification() {
    return SPECIFICATION;
  }

  @Override
  public ToolOutcome run(JsonNode arguments, RunContext context) {
    Proposal proposal = proposal(arguments, context);
    String sql = Arguments.text(arguments, "sql").orElse(null);
    if ((sql == null) == (proposal.ir() == null)) {
      throw Arguments.invalid("give exactly one of 'ir' and 'sql'");
    }
    ResultHead result =
        queries.run(
            new QueryRequest(
                proposal.datasourceId(),
                sql,
                proposal.ir(),
                null,
                null,
                null,
                PREVIEW_ROWS,
                context.question(),
                null));
    Chart chart = chart(arguments, proposal, result);
    context.state().created(new CreatedData(proposal, result, chart));
    result.warnings().forEach(context.state()::warn);
    proposal.warnings().forEach(context.state()::warn);
    String summary =
        "%d row%s from %s"
            .formatted(
                result.rowCount(), result.rowCount() == 1 ? "" : "s", proposal.datasourceId());
    return new ToolOutcome(DataExcerpt.of(result, json), summary, details(result, chart));
  }

  private Proposal proposal(JsonNode arguments, RunContext context) {
    String datasource =
        Arguments.text(arguments, "datasource_id")
            .or(() -> Optional.ofNullable(context.datasourceId()))
            .orElseThrow(() -> Arguments.invalid("'datasource_id' is missing"));
    try {
      JsonNode ir = arguments.get("ir");
      Ir query = ir == null || ir.isNull() ? null : json.treeToValue(ir, Ir.class);
      return new Proposal(
          datasource,
          Arguments.text(arguments, "title").orElse(null),
          query,
          list(arguments.get("reading"), new TypeReference<List<ReadingPart>>() {}),
          list(arguments.get("warnings"), new TypeReference<List<String>>() {}));
    } catch (JsonProcessingException e) {
      throw Arguments.invalid(
          e.getCause() == null ? e.getOriginalMessage() : e.getCause().toString());
    }
  }

  private <T> List<T> list(JsonNode node, TypeReference<List<T>> type)
      throws JsonProcessingException {
    return node == null || node.isNull() ? List.of() : json.treeToValue(node, type);
  }

  private static Chart chart(JsonNode arguments, Proposal proposal, ResultHead result) {
    Chart chart = ChartChooser.choose(result, proposal.ir(), proposal.title());
    String wanted = Arguments.text(arguments, "visualization_type").orElse(null);
    if (chart == null || wanted == null || !chart.alternatives().contains(wanted)) {
      return chart;
    }
    List<String> alternatives = new ArrayList<>(chart.alternatives());
    alternatives.remove(wanted);
    alternatives.addFirst(chart.type());
    return new Chart(wanted, chart.x(), chart.y(), chart.series(), chart.title(), alternatives);
  }

  private JsonNode details(ResultHead result, Chart chart) {
    ObjectNode details = json.createObjectNode();
    details.put("result_id", result.resultId());
    details.put("datasource_id", result.datasourceId());
    details.put("sql", result.sql());
    details.put("row_count", result.rowCount());
    details.put("truncated", result.truncated());
    details.set("columns", json.valueToTree(result.columns()));
    details.set("chart", json.valueToTree(chart));
    details.set("timings", json.valueToTree(result.timings()));
    return details;
  }
}
