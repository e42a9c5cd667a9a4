package io.querent.report.alert;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** Sends messages by SMTP. Blocks. */
@ApplicationScoped
class EmailSender {
  @Inject ReactiveMailer mailer;
  @Inject AlertConfiguration configuration;

  Sent send(Channel.Email email, Message message) {
    Mail mail =
        Mail.withText(null, EmailText.subject(email, message), EmailText.text(message))
            .setTo(email.to())
            .setHtml(EmailText.html(message))
            .addHeader("X-Querent-Delivery", message.delivery().id());
    if (message.chart() != null) {
      mail.addInlineAttachment(
          "chart.png", message.chart(), "image/png", "<" + EmailText.CHART_ID + ">");
    }
    if (message.csv() != null) {
      byte[] csv = message.csv().getBytes(StandardCharsets.UTF_8);
      mail.addAttachment(message.alert().reportKey() + ".csv", csv, "text/csv; charset=utf-8");
    }
    Duration patience = configuration.sendTimeout();
    try {
      mailer.send(mail).await().atMost(patience);
      return new Sent.Delivered();
    } catch (RuntimeException e) {
      return new Sent.Missed("The SMTP server did not take it: " + reason(e), true);
    }
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
  }
}
