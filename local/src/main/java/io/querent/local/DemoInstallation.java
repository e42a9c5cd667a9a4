package io.querent.local;

import java.nio.file.Path;
import java.util.ServiceLoader;

/** Main class of the short-lived process that installs demo data. Argument: the clone. */
public final class DemoInstallation {

  private DemoInstallation() {}

  public static void main(String[] arguments) throws Exception {
    LocalEnvironment environment = LocalEnvironment.load(Path.of(arguments[0]));
    for (DemoInstaller installer : ServiceLoader.load(DemoInstaller.class)) {
      installer.install(environment);
    }
  }
}
