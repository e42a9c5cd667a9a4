package io.querent.report.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.job.JobTicket;
import io.querent.report.job.Jobs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Hands fires in to the ledger of jobs. The job's caller has no roles: it gets them when it runs.
 */
@ApplicationScoped
class LedgerJobs implements ScheduledJobs {
  @Inject Jobs jobs;
  @Inject ObjectMapper json;

  @Override
  public Uni<String> submit(SqlClient transaction, ScheduledReport fire) {
    Caller owner = new Caller(fire.ownerId(), fire.organizationId(), null, Set.of());
    return jobs.submit(transaction, JobKind.SCHEDULED_REPORT, owner, json.valueToTree(fire), 1)
        .map(JobTicket::jobId);
  }

  @Override
  public void committed() {
    jobs.committed();
  }
}
