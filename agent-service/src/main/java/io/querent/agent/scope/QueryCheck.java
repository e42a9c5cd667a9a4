package io.querent.agent.scope;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.agent.context.DatasourceClient;
import io.querent.contracts.datasource.SqlRequest;
import io.querent.contracts.datasource.SqlResponse;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.ServiceFailures;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Holds a query against the catalogue of its datasource before it is believed. */
@ApplicationScoped
class QueryCheck {
  private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  @Inject @RestClient DatasourceClient datasources;

  /**
   * Passes when the datasource has everything that the query names and can say it in SQL.
   * Parameters stand for no value here.
   *
   * @throws ProblemException saying what does not fit, with the place as a JSON pointer into the
   *     query
   */
  void check(Ir ir, String datasourceId) {
    if (datasourceId == null) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Name the datasource of the query.");
    }
    SqlRequest request = new SqlRequest(datasourceId, ir, parameters(IrWriter.write(ir)));
    SqlResponse.SafetyReport report =
        ServiceFailures.reach("The datasources", () -> datasources.sql(request)).safetyReport();
    if (!"allowed".equals(report.verdict())) {
      throw new ProblemException(ErrorCode.INVALID_IR, report.message());
    }
  }

  private static Map<String, Object> parameters(JsonNode ir) {
    Map<String, Object> parameters = new HashMap<>();
    PARAMETER.matcher(ir.toString()).results().forEach(p -> parameters.put(p.group(1), null));
    return parameters;
  }

  /** What is wrong with a query, for the person who has to change it. */
  static ProblemException problem(IrException failure) {
    return new ProblemException(
        ErrorCode.INVALID_IR,
        failure.toString(),
        List.of(new Problem.FieldError(failure.path(), failure.getMessage())),
        failure);
  }
}
