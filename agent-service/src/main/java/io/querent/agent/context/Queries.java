package io.querent.agent.context;

import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.Interruptible;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Runs queries for blocking callers; an interrupt gives the query up. */
@ApplicationScoped
public class Queries {
  @Inject @RestClient QueryClient client;

  /**
   * The head of the result.
   *
   * @throws ProblemException what the datasource service says, or {@link ErrorCode#CANCELLED}
   */
  public ResultHead run(QueryRequest request) {
    return Interruptible.await(client.query(request));
  }
}
