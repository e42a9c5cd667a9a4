package io.querent.report.quality;

import java.util.List;

/** One deterministic look at a run. Pure: everything that it needs is in the facts. */
interface QualityCheck {

  /** What was found; one entry for each column where it looks at columns. */
  List<Check> check(RunFacts facts);
}
