package io.querent.agent.context;

import io.querent.contracts.agent.Chart;
import io.querent.contracts.datasource.ResultHead;

/** Data that a run created: the query as proposed, its result and the chart for it. */
public record CreatedData(Proposal proposal, ResultHead result, Chart chart) {}
