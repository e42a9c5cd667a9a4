package io.querent.datasource.learn;

import io.querent.contracts.job.LearnOptions;
import io.querent.datasource.learn.profile.ScanLimits;
import java.time.Duration;

/**
 * How thoroughly one learning looks.
 *
 * @param values whether rows are read at all
 * @param lease after which it is taken as lost
 */
record LearnDepth(boolean values, ScanLimits limits, Duration lease) {
  static LearnDepth of(LearnOptions options, LearnConfiguration configuration) {
    boolean deep = options.deep();
    LearnConfiguration.Deep more = configuration.deep();
    Duration timeout = deep ? more.statementTimeout() : configuration.statementTimeout();
    ScanLimits limits =
        new ScanLimits(
            deep ? more.wholeTableRows() : configuration.wholeTableRows(),
            deep ? more.sampleRows() : configuration.sampleRows(),
            (int) Math.max(1, timeout.toSeconds()),
            deep ? more.listedValues() : configuration.listedValues(),
            configuration.distinctValues(),
            deep);
    return new LearnDepth(
        options.includeStats(), limits, deep ? more.lease() : configuration.lease());
  }
}
