package io.querent.local;

import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Main class of the short-lived process that installs demo data. Arguments: the clone, the folder
 * of the installation.
 */
public final class DemoInstallation {

  private DemoInstallation() {}

  public static void main(String[] arguments) throws Exception {
    LocalEnvironment environment =
        LocalEnvironment.load(new Home(Path.of(arguments[0]), Path.of(arguments[1])));
    for (DemoInstaller installer : ServiceLoader.load(DemoInstaller.class)) {
      installer.install(environment);
    }
  }
}
