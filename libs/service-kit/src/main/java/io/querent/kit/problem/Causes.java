package io.querent.kit.problem;

/** What stands behind a failure. */
public final class Causes {
  private static final int DEEPEST = 16;

  private Causes() {}

  /** The innermost cause, or the failure itself; a circle of causes is left after a while. */
  public static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
