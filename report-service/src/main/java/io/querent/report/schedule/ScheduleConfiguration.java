package io.querent.report.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of schedules and how the clock is followed. */
@ConfigMapping(prefix = "querent.schedule")
public interface ScheduleConfiguration {

  /** How often each node looks for schedules that are due. */
  @WithDefault("1s")
  String every();

  /** Most schedules that one look takes; the rest waits for the next, or for another node. */
  @WithDefault("50")
  int batch();

  /** How late a fire may be and still not count as missed. */
  @WithDefault("60s")
  Duration grace();

  /** Shortest time between two fires of one schedule. */
  @WithDefault("60s")
  Duration minimumInterval();

  /** Most schedules of one organization. */
  @WithDefault("200")
  int perOrganization();

  /** How long is remembered which fire became which job. */
  @WithDefault("90d")
  Duration keepFires();
}
