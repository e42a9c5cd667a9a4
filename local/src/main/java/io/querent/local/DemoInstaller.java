package io.querent.local;

/**
 * Fills a running installation with demo data. Found through {@link java.util.ServiceLoader}, run
 * in a process of its own after the services are ready, and not run again once it has succeeded for
 * a {@link #version()}.
 */
public interface DemoInstaller {

  /**
   * Generates and registers what is missing; what is already there is left alone.
   *
   * @throws Exception when the demo cannot be installed; its message is shown to the person
   */
  void install(LocalEnvironment environment) throws Exception;

  /** Raised when the demo data changes, so that existing installations bring it up to date. */
  default int version() {
    return 1;
  }
}
