package io.querent.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.querent.agent.context.Queries;
import io.querent.agent.context.RunContext;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * {@code inspect_data}: a look at a few rows before the real query is written; not part of the
 * answer.
 */
@ApplicationScoped
public class InspectDataTool implements Tool {
  private static final ToolSpecification SPECIFICATION = ToolSpecifications.read("inspect_data");
  private static final int MOST_ROWS = 50;

  @Inject Queries queries;
  @Inject ObjectMapper json;

  @Override
  public ToolSpecification specification() {
    return SPECIFICATION;
  }

  @Override
  public ToolOutcome run(JsonNode arguments, RunContext context) {
    String datasource =
        Arguments.text(arguments, "datasource_id")
            .or(() -> Optional.ofNullable(context.datasourceId()))
            .orElseThrow(() -> Arguments.invalid("'datasource_id' is missing"));
    String sql = Arguments.required(arguments, "sql");
    ResultHead result =
        queries.run(
            new QueryRequest(
                datasource,
                sql,
                null,
                null,
                MOST_ROWS,
                null,
                MOST_ROWS,
                context.question(),
                false));
    return new ToolOutcome(
        DataExcerpt.of(result, json), "looked at %d rows".formatted(result.rowCount()), null);
  }
}
