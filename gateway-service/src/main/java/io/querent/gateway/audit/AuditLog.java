package io.querent.gateway.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.ShutdownEvent;
import io.querent.contracts.identity.Caller;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Notes who did what. Entries are written by one thread in the order of their events; when more
 * wait than fit, the one who adds waits too, so that none is lost.
 */
@ApplicationScoped
public class AuditLog implements PanacheRepositoryBase<AuditEntity, Long> {
  private static final Logger LOG = Logger.getLogger(AuditLog.class);
  private static final int CAPACITY = 10_000;

  private final BlockingQueue<AuditEntity> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread writer = Thread.ofVirtual().name("audit").unstarted(this::write);
  private volatile boolean closing;

  @PostConstruct
  void start() {
    writer.start();
  }

  /** Something done by a caller, successfully. */
  public void note(Caller who, String action, String target) {
    note(who, action, target, "success", null);
  }

  /** Something done, or tried; {@code who} is null for strangers. */
  public void note(Caller who, String action, String target, String outcome, String requestId) {
    AuditEntity entry = new AuditEntity();
    entry.at = Instant.now();
    entry.organizationId = who == null ? null : who.organizationId();
    entry.userId = who == null ? null : who.userId();
    entry.action = action;
    entry.target = target;
    entry.outcome = outcome;
    entry.requestId = requestId;
    if (!waiting.offer(entry)) {
      LOG.errorf("the audit log is behind; entry %s of %s waits", action, entry.userId);
      Thread.ofVirtual().start(() -> put(entry));
    }
  }

  Uni<List<AuditEntity>> recent(String organizationId, long before, int limit) {
    return find("organizationId = ?1 and id < ?2", Sort.descending("id"), organizationId, before)
        .page(Page.ofSize(limit))
        .list();
  }

  private void put(AuditEntity entry) {
    try {
      waiting.put(entry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    while (!closing || !waiting.isEmpty()) {
      try {
        AuditEntity entry = waiting.poll(1, TimeUnit.SECONDS);
        if (entry != null) {
          ReactiveStore.await(() -> Panache.withTransaction(() -> persist(entry)));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.errorf(e, "an audit entry could not be written");
      }
    }
  }

  void shutDown(@Observes ShutdownEvent event) throws InterruptedException {
    closing = true;
    writer.join(TimeUnit.SECONDS.toMillis(5));
  }
}
