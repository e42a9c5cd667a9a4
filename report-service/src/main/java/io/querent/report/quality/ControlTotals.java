package io.querent.report.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.Interruptible;
import io.querent.report.run.DatasourceClient;
import io.querent.report.run.RunRow;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks for totals without the groups, against which those of a result are held. Blocks. */
@ApplicationScoped
class ControlTotals {
  private static final Logger LOG = Logger.getLogger(ControlTotals.class);

  @Inject QualityConfiguration configuration;
  @Inject ObjectMapper json;
  @Inject @RestClient DatasourceClient datasources;

  /**
   * Totals by metric.
   *
   * @param whole of all groups
   * @param part whether the result may hold only some of the groups
   * @param unfiltered without the conditions on rows; empty when there are none
   */
  record Totals(Map<String, Double> whole, boolean part, Map<String, Double> unfiltered) {}

  /** Empty when nothing in the query must add up, or the data may be others by now. */
  Optional<Totals> of(RunRow run, Selection query, JsonNode params) {
    List<Metric> additive =
        query.metrics().stream().filter(m -> m.name() != null && additive(m)).toList();
    boolean late = run.finishedAt().plus(configuration.controlWithin()).isBefore(Instant.now());
    if (additive.isEmpty() || query.dimensions().isEmpty() || late) {
      return Optional.empty();
    }
    boolean part =
        Boolean.TRUE.equals(run.truncated())
            || query.having() != null
            || query.limit() != null
            || query.offset() != null
            || query.top() != null;
    try {
      Map<String, Double> whole = totals(run, query, additive, query.filter(), params);
      boolean filtered = query.filter() != null && configuration.unfilteredTotals();
      return Optional.of(
          new Totals(
              whole, part, filtered ? totals(run, query, additive, null, params) : Map.of()));
    } catch (ProblemException e) {
      LOG.debugf("control totals of %s cannot be had: %s", run.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean additive(Metric metric) {
    return metric.transform() == null
        && metric.expression() instanceof Expression.Aggregate aggregate
        && !aggregate.distinct()
        && (aggregate.function() == AggregateFunction.SUM
            || aggregate.function() == AggregateFunction.COUNT);
  }

  private Map<String, Double> totals(
      RunRow run, Selection query, List<Metric> metrics, Filter filter, JsonNode params) {
    Selection total =
        new Selection(
            query.entities(),
            metrics,
            List.of(),
            filter,
            null,
            List.of(),
            null,
            null,
            false,
            null,
            query.joins(),
            null);
    Map<String, Object> values = new HashMap<>();
    params
        .properties()
        .forEach(p -> values.put(p.getKey(), json.convertValue(p.getValue(), Object.class)));
    ResultHead head =
        Interruptible.await(
            datasources.query(
                new QueryRequest(
                    run.datasourceId(),
                    null,
                    total,
                    values,
                    null,
                    null,
                    1,
                    "control total",
                    false)));
    Map<String, Double> totals = new HashMap<>();
    for (int i = 0; i < head.columns().size() && !head.rows().isEmpty(); i++) {
      if (head.rows().getFirst().get(i) instanceof Number number) {
        totals.put(head.columns().get(i).name(), number.doubleValue());
      }
    }
    return totals;
  }
}
