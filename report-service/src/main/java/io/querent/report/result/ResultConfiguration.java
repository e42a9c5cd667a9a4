package io.querent.report.result;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How kept results are read. */
@ConfigMapping(prefix = "querent.result")
public interface ResultConfiguration {

  /** Rows of a result asked for at a time. */
  @WithDefault("1000")
  int pageRows();
}
