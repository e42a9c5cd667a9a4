package io.querent.report.channel;

import io.querent.contracts.channel.Frame;
import io.querent.contracts.identity.Caller;
import io.smallrye.mutiny.Multi;

/** Channels of one kind, with their history. A bean of the feature that fills them. */
public interface ChannelSource {

  /** Whether it knows channels of that name, such as {@code run/rrun_…}. */
  boolean serves(String channel);

  /**
   * The frames of a channel after a number, then live to the terminal one.
   *
   * @param after number of the last frame that the reader has; 0 for none
   * @param caller sees only channels of its organization
   * @throws io.querent.contracts.problem.ProblemException when there is no such channel for it
   */
  Multi<Frame> follow(String channel, long after, Caller caller);
}
