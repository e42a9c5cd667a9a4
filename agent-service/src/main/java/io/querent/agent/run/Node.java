package io.querent.agent.run;

import io.querent.agent.chat.RunEntity;
import io.querent.contracts.identity.Caller;
import io.querent.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** This process among those that share the work. */
@ApplicationScoped
public class Node {
  private final String id = Ids.next("node");

  @Inject RunConfiguration configuration;

  public String id() {
    return id;
  }

  /** A run that this node holds the lease of. */
  RunEntity newRun(String chatId, String question, Caller caller) {
    RunEntity run = new RunEntity();
    run.id = Ids.next("run");
    run.chatId = chatId;
    run.organizationId = caller.organizationId();
    run.userId = caller.userId();
    run.question = question;
    run.status = RunEntity.RUNNING;
    run.nodeId = id;
    run.createdAt = Instant.now();
    run.leaseUntil = leaseEnd();
    return run;
  }

  Instant leaseEnd() {
    return Instant.now().plus(configuration.lease());
  }
}
