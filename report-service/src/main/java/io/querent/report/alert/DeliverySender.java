package io.querent.report.alert;

import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Makes the deliveries that are due. Each is held by one node for a while, so one whose node died
 * is made again: a receiver may get it twice, under the same id.
 */
@ApplicationScoped
class DeliverySender {
  private static final Logger LOG = Logger.getLogger(DeliverySender.class);
  private static final int LONGEST_ERROR = 500;

  @Inject Pool pool;
  @Inject DeliveryRepository deliveries;
  @Inject AlertRepository alerts;
  @Inject MessageComposer composer;
  @Inject WebhookSender webhooks;
  @Inject EmailSender emails;
  @Inject AlertConfiguration configuration;

  @Scheduled(
      every = "${querent.alert.send-every:1s}",
      delayed = "3s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    try {
      send();
    } catch (RuntimeException e) {
      LOG.warnf("deliveries cannot be looked at, trying on: %s", e.getMessage());
      LOG.debug("a look failed", e);
    }
  }

  /** Makes what is due, side by side; returns when all attempts have ended. */
  void send() {
    List<DeliveryRepository.Taken> taken =
        ReactiveStore.await(
            () -> deliveries.take(pool, configuration.sendBatch(), configuration.sendLease()));
    List<Thread> attempts = new ArrayList<>();
    for (DeliveryRepository.Taken one : taken) {
      attempts.add(
          Thread.ofVirtual().name("delivery-" + one.delivery().id()).start(() -> send(one)));
    }
    try {
      for (Thread attempt : attempts) {
        attempt.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(DeliveryRepository.Taken taken) {
    Delivery delivery = taken.delivery();
    List<String> notes = new ArrayList<>();
    Sent sent;
    try {
      sent = attempt(taken, notes);
    } catch (ProblemException e) {
      sent = new Sent.Missed(e.getMessage(), e.code().retryable());
    } catch (RuntimeException e) {
      LOG.errorf(e, "delivery %s failed", delivery.id());
      sent = new Sent.Missed("It could not be put together; the log says more.", true);
    }
    Sent outcome = sent;
    String note = notes.isEmpty() ? null : String.join(" ", notes);
    ReactiveStore.await(
        () ->
            switch (outcome) {
              case Sent.Delivered _ -> deliveries.delivered(pool, delivery.id(), note);
              case Sent.Missed missed ->
                  deliveries.missed(pool, delivery.id(), shortened(missed), wait(delivery, missed));
            });
  }

  private Sent attempt(DeliveryRepository.Taken taken, List<String> notes) {
    Optional<AlertRow> alert =
        ReactiveStore.await(
            () -> alerts.find(pool, taken.organizationId(), taken.delivery().alertId()));
    if (alert.isEmpty()) {
      return new Sent.Missed("The alert was deleted.", false);
    }
    Optional<Message> composed = composer.compose(alert.get(), taken);
    if (composed.isEmpty()) {
      return new Sent.Missed(
          "The alert's owner is no longer an active member; change the alert to take it over.",
          false);
    }
    notes.addAll(composed.get().notes());
    return switch (alert.get().delivery()) {
      case Channel.Webhook hook -> webhooks.send(hook, composed.get());
      case Channel.Email email -> emails.send(email, composed.get());
    };
  }

  private Optional<Duration> wait(Delivery delivery, Sent.Missed missed) {
    if (!missed.again() || delivery.attempts() >= configuration.attempts()) {
      return Optional.empty();
    }
    Backoff backoff = new Backoff(configuration.firstWait(), configuration.longestWait());
    return Optional.of(
        backoff.after(delivery.attempts(), ThreadLocalRandom.current().nextDouble()));
  }

  private static String shortened(Sent.Missed missed) {
    String error = missed.error();
    return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
  }
}
