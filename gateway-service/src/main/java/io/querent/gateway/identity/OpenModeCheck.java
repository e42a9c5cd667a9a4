package io.querent.gateway.identity;

import io.quarkus.runtime.StartupEvent;
import io.querent.gateway.account.AuthConfiguration;
import io.querent.kit.identity.InternalConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses open mode wherever others than the person at this machine could reach it. */
@ApplicationScoped
public class OpenModeCheck {
  @ConfigProperty(name = "quarkus.http.host")
  String host;

  void check(
      @Observes StartupEvent event, AuthConfiguration auth, InternalConfiguration installation) {
    if (auth.mode() == AuthConfiguration.Mode.OPEN) {
      refuseUnlessAlone(installation.deployment(), host);
    }
  }

  static void refuseUnlessAlone(String deployment, String host) {
    if (deployment.equals("production")) {
      throw new IllegalStateException(
          "QUERENT_AUTH_MODE=open lets everybody in; production needs QUERENT_AUTH_MODE=local");
    }
    boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    if (!loopback) {
      throw new IllegalStateException(
          "QUERENT_AUTH_MODE=open lets everybody in who reaches %s; listen on 127.0.0.1, or use QUERENT_AUTH_MODE=local"
              .formatted(host));
    }
  }
}
