package io.querent.report.alert;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real SMTP server. */
public class MailServer implements QuarkusTestResourceLifecycleManager {
  static volatile GreenMail mails;

  @Override
  public Map<String, String> start() {
    GreenMail started = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    started.start();
    mails = started;
    return Map.of(
        "QUERENT_SMTP_HOST",
        "127.0.0.1",
        "QUERENT_SMTP_PORT",
        String.valueOf(started.getSmtp().getPort()));
  }

  @Override
  public void stop() {
    mails.stop();
  }
}
