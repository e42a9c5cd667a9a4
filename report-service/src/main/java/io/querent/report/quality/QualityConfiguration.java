package io.querent.report.quality;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of quality checks. */
@ConfigMapping(prefix = "querent.quality")
public interface QualityConfiguration {

  /** Whether every completed run is checked. */
  @WithDefault("true")
  boolean automatic();

  /** Whether a language model words the verdicts of automatic checks, too. */
  @WithDefault("false")
  boolean automaticModel();

  /** Automatic checks at a time on one node. */
  @WithDefault("1")
  int working();

  /** Runs that wait for their automatic check on one node; the others wait in the store. */
  @WithDefault("200")
  int waiting();

  /** How far back runs without a check are taken up. */
  @WithDefault("1h")
  Duration lookBack();

  /** Earlier runs that a run is compared with. */
  @WithDefault("20")
  int earlier();

  /** How soon after a run totals are asked for again; later the data may be others. */
  @WithDefault("15m")
  Duration controlWithin();

  /** Whether they are also asked for without the conditions on rows, over whole tables. */
  @WithDefault("true")
  boolean unfilteredTotals();

  /** Schemas of datasources that are remembered, to hold parameters against. */
  @WithDefault("20")
  int schemas();

  /** How long a schema is remembered. */
  @WithDefault("1m")
  Duration schemaAge();

  /** Most tables that one analysis of a datasource looks at. */
  @WithDefault("12")
  int analyzedTables();

  /** Rows of each table that it looks at. */
  @WithDefault("20000")
  int analyzedRows();
}
