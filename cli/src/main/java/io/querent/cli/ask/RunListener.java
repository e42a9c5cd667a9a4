package io.querent.cli.ask;

/** Hears of a run's progress while it goes on. */
public interface RunListener {
  /** Nobody listens. */
  RunListener SILENT =
      new RunListener() {
        @Override
        public void working(String what) {}

        @Override
        public void token(String text) {}
      };

  /** What the run is doing now. */
  void working(String what);

  /** The next piece of the answer's text. */
  void token(String text);
}
