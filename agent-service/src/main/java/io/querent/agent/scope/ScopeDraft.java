package io.querent.agent.scope;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.querent.semantics.ir.Ir;
import java.util.List;

/**
 * A first scope for a question.
 *
 * @param datasourceId what it is about; null when that is open
 * @param ir the query as it is understood now; null when it is not clear enough
 * @param model the provider that drafted it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScopeDraft(
    String question,
    String datasourceId,
    String scopeMd,
    List<String> entities,
    List<String> metrics,
    List<String> dimensions,
    List<String> filters,
    List<String> timeSpan,
    List<String> assumptions,
    List<String> openQuestions,
    Ir ir,
    String model) {}
