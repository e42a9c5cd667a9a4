package io.querent.report.alert;

import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.id.Ids;
import io.querent.kit.store.ReactiveStore;
import io.querent.kit.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;

/** Alerts within the caller's organization. Blocks. */
@ApplicationScoped
class Alerts {
  private static final int LONGEST_NAME = 200;

  @Inject Pool pool;
  @Inject AlertRepository repository;
  @Inject DeliveryRepository deliveries;
  @Inject WebhookSender webhooks;
  @Inject Vault vault;
  @Inject AlertConfiguration configuration;

  List<AlertView> list(Caller caller, String reportKey) {
    return ReactiveStore.await(() -> repository.list(pool, caller.organizationId(), reportKey))
        .stream()
        .map(AlertView::of)
        .toList();
  }

  AlertRow row(Caller caller, String id) {
    return ReactiveStore.await(() -> repository.find(pool, caller.organizationId(), id))
        .orElseThrow(() -> missing(id));
  }

  AlertView create(Caller caller, AlertView.Settings asked) {
    if (asked == null || asked.reportKey() == null) {
      throw invalid("An alert needs the 'report_key' of what it watches.");
    }
    if (asked.condition() == null || asked.delivery() == null) {
      throw invalid("An alert needs a 'condition' and a 'delivery'.");
    }
    String id = Ids.next("alert");
    AlertRow fresh =
        new AlertRow(
            id,
            caller.organizationId(),
            asked.reportKey(),
            name(asked.name() == null ? asked.condition().words() : asked.name()),
            asked.condition(),
            open(asked.delivery()),
            sealed(id, asked.delivery(), null),
            asked.enabled() == null || asked.enabled(),
            caller.userId(),
            null,
            null);
    requirePossible(asked.delivery());
    return AlertView.of(
        ReactiveStore.await(
            () ->
                pool.withTransaction(
                    tx ->
                        requireReport(tx, fresh)
                            .flatMap(ok -> requireRoom(tx, caller))
                            .flatMap(ok -> repository.save(tx, fresh, true)))));
  }

  private Uni<Void> requireReport(SqlClient tx, AlertRow alert) {
    return repository
        .reportExists(tx, alert.organizationId(), alert.reportKey())
        .invoke(
            exists -> {
              if (!exists) {
                throw new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "There is no report '%s' in your organization.".formatted(alert.reportKey()));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> requireRoom(SqlClient tx, Caller caller) {
    return repository
        .count(tx, caller.organizationId())
        .invoke(
            count -> {
              if (count >= configuration.perOrganization()) {
                throw new ProblemException(
                    ErrorCode.LIMIT_REACHED,
                    "Your organization has %d alerts, as many as it may; delete one first."
                        .formatted(count));
              }
            })
        .replaceWithVoid();
  }

  /** Changes an alert; who changes it becomes the one with whose rights results are read. */
  AlertView change(Caller caller, String id, AlertView.Settings asked) {
    AlertRow row = row(caller, id);
    if (asked.reportKey() != null && !asked.reportKey().equals(row.reportKey())) {
      throw invalid(
          "An alert stays with its report; make a new one for '%s'.".formatted(asked.reportKey()));
    }
    boolean enabled = asked.enabled() == null ? row.enabled() : asked.enabled();
    Channel delivery = asked.delivery() == null ? row.delivery() : open(asked.delivery());
    AlertRow changed =
        new AlertRow(
            row.id(),
            row.organizationId(),
            row.reportKey(),
            asked.name() == null ? row.name() : name(asked.name()),
            asked.condition() == null ? row.condition() : asked.condition(),
            delivery,
            asked.delivery() == null
                ? row.sealedSecret()
                : sealed(id, asked.delivery(), row.sealedSecret()),
            enabled,
            caller.userId(),
            row.createdAt(),
            row.updatedAt());
    if (asked.delivery() != null) {
      requirePossible(asked.delivery());
    }
    boolean anew = enabled && !row.enabled() || asked.condition() != null;
    return AlertView.of(ReactiveStore.await(() -> repository.save(pool, changed, anew)));
  }

  /** What goes out later fails now where that can be known. */
  private void requirePossible(Channel channel) {
    switch (channel) {
      case Channel.Webhook hook -> webhooks.requireAllowed(URI.create(hook.url()));
      case Channel.Email _ -> {
        if (configuration.smtpHost().filter(host -> !host.isBlank()).isEmpty()) {
          throw new ProblemException(
              ErrorCode.INVALID_REQUEST,
              "This installation has no SMTP server, so it cannot send e-mail; an operator sets"
                  + " QUERENT_SMTP_HOST, or use a webhook.");
        }
      }
    }
  }

  private static Channel open(Channel channel) {
    return channel instanceof Channel.Webhook hook ? hook.withSecret(null) : channel;
  }

  /** The secret, sealed for this alert: absent keeps the former one, an empty one removes it. */
  private String sealed(String id, Channel channel, String former) {
    if (!(channel instanceof Channel.Webhook hook)) {
      return null;
    }
    if (hook.secret() == null) {
      return former;
    }
    return hook.secret().isEmpty() ? null : vault.seal(id, hook.secret());
  }

  void delete(Caller caller, String id) {
    boolean gone =
        ReactiveStore.await(
            () ->
                pool.withTransaction(
                    tx ->
                        repository
                            .delete(tx, caller.organizationId(), id)
                            .call(
                                done ->
                                    done
                                        ? deliveries.abandon(tx, id)
                                        : Uni.createFrom().voidItem())));
    if (!gone) {
      throw missing(id);
    }
  }

  private static String name(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ')) {
      throw invalid("A name is one line of 1 to %d characters.".formatted(LONGEST_NAME));
    }
    return name.strip();
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }

  private static ProblemException missing(String id) {
    return new ProblemException(
        ErrorCode.NOT_FOUND, "There is no alert '%s' in your organization.".formatted(id));
  }
}
