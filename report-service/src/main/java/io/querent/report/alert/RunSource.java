package io.querent.report.alert;

import java.util.List;
import java.util.Optional;

/** Ended runs for alerts, whoever they belong to. Blocks. */
interface RunSource {

  /** The run, when it is there and has completed or failed. */
  Optional<RunFacts> find(String id);

  /** Completed runs of the same report before this one, the newest first. */
  List<RunFacts> earlier(RunFacts run, int most);
}
