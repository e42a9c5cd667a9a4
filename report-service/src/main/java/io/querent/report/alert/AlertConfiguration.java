package io.querent.report.alert;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Bounds of alerts and how deliveries are made. */
@ConfigMapping(prefix = "querent.alert")
public interface AlertConfiguration {

  /** Most alerts of one organization. */
  @WithDefault("200")
  int perOrganization();

  /** How often each node looks for runs that no alert has been held against yet. */
  @WithDefault("2s")
  String sweepEvery();

  /** Pairs of alert and run in one look. */
  @WithDefault("50")
  int sweepBatch();

  /** How far back runs are looked for after a time without any node. */
  @WithDefault("24h")
  Duration sweepBack();

  /** How long the quality check of a completed run is waited for before it counts as left out. */
  @WithDefault("10m")
  Duration checkPatience();

  /** Most rows of a result that a figure is made from, the first ones of a longer result. */
  @WithDefault("10000")
  int evaluatedRows();

  /** Earlier runs looked through for one with the same parameters. */
  @WithDefault("50")
  int earlierRuns();

  /** Rows shown in a message. */
  @WithDefault("20")
  int shownRows();

  /** Most rows in an attached CSV. */
  @WithDefault("10000")
  int csvRows();

  /** Largest attached CSV; a longer one is left out with a note. */
  @WithDefault("5M")
  MemorySize csvSize();

  /** How often each node looks for deliveries that are due. */
  @WithDefault("1s")
  String sendEvery();

  /** Deliveries that one node makes at a time. */
  @WithDefault("16")
  int sendBatch();

  /** How long a delivery belongs to the node that took it. */
  @WithDefault("2m")
  Duration sendLease();

  /** Longest wait for the answer to one delivery. */
  @WithDefault("15s")
  Duration sendTimeout();

  /** Attempts before a delivery has failed. */
  @WithDefault("8")
  int attempts();

  /** Wait after the first failed attempt; it doubles. */
  @WithDefault("10s")
  Duration firstWait();

  /** Longest wait between two attempts. */
  @WithDefault("1h")
  Duration longestWait();

  /** How much of a webhook's answer is read, to show in the history. */
  @WithDefault("4K")
  MemorySize answerSize();

  /** Whether webhooks may go to loopback and private addresses. */
  @WithDefault("false")
  boolean privateTargets();

  /** Host of the SMTP server; without one there are no e-mail alerts. */
  Optional<String> smtpHost();

  /** Where people open Querent, for links in messages. */
  @WithDefault("http://127.0.0.1:8080")
  String publicUrl();

  /** How long deliveries and evaluations are kept. */
  @WithDefault("90d")
  Duration keep();
}
