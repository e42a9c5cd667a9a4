package io.querent.datasource.query;

import io.querent.datasource.query.result.ArrowResult;
import io.querent.datasource.query.result.ResultBuffer;

/** Rows that were read, whole, and what they are like. The caller closes the rows. */
record Outcome(ResultBuffer rows, ArrowResult.Summary summary) {}
