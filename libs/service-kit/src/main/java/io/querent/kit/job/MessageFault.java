package io.querent.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.querent.kit.problem.Causes;
import io.querent.kit.store.SqlState;
import java.time.DateTimeException;
import java.util.Set;

/** Tells messages that will never do from a store that is away. */
final class MessageFault {
  /** Classes of SQLSTATE: values, constraints, limits of the server. */
  private static final Set<String> OF_VALUES = Set.of("22", "23", "54");

  private MessageFault() {}

  /** Whether the same message would fail the same way again. */
  static boolean is(Throwable failure) {
    return SqlState.of(failure)
        .map(state -> OF_VALUES.contains(state.substring(0, 2)))
        .orElseGet(() -> ofContent(failure));
  }

  private static boolean ofContent(Throwable failure) {
    return switch (Causes.rootOf(failure)) {
      case JsonProcessingException _,
          IllegalArgumentException _,
          ArithmeticException _,
          DateTimeException _,
          ClassCastException _,
          IndexOutOfBoundsException _,
          NullPointerException _ ->
          true;
      default -> false;
    };
  }
}
