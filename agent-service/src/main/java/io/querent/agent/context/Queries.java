package io.querent.agent.context;

import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
    CompletableFuture<ResultHead> result = client.query(request).subscribeAsCompletionStage();
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new ProblemException(ErrorCode.CANCELLED, "The query was given up.", e);
    } catch (ExecutionException e) {
      throw DatasourceFailures.problem(e.getCause());
    }
  }
}
