package io.querent.datasource.connector.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.FileFolder;
import io.querent.contracts.file.FileQuery;
import io.querent.contracts.file.StoredResult;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The file service with its failures as problems: what it says of the user's request is passed on.
 */
@ApplicationScoped
public class FileService {
  private final FileServiceClient client;
  private final FolderQueryClient queries;
  private final ObjectMapper mapper;

  @Inject
  public FileService(
      @RestClient FileServiceClient client,
      @RestClient FolderQueryClient queries,
      ObjectMapper mapper) {
    this.client = client;
    this.queries = queries;
    this.mapper = mapper;
  }

  public FileFolder.Check check(String folder) {
    return call(() -> client.check(new FileFolder.Request(folder)));
  }

  /** Learns a folder; an interrupt of this thread gives the call up. */
  public FileFolder.Contents learn(String folder) {
    CompletableFuture<FileFolder.Contents> result =
        queries.learn(new FileFolder.Request(folder)).subscribeAsCompletionStage();
    return call(
        () -> {
          try {
            result.exceptionally(failure -> null).get();
          } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
          } catch (ExecutionException e) {
            throw new IllegalStateException("not to be reached", e);
          }
          return outcome(result);
        });
  }

  /**
   * Runs a statement over files.
   *
   * @param onStop takes what gives the statement up while it runs, and null when it has ended
   */
  public ResultHead query(FileQuery query, Consumer<Runnable> onStop) {
    CompletableFuture<ResultHead> result = queries.query(query).subscribeAsCompletionStage();
    onStop.accept(() -> result.cancel(true));
    try {
      return call(() -> outcome(result));
    } finally {
      onStop.accept(null);
    }
  }

  private static <T> T outcome(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CancellationException e) {
      throw new ProblemException(
          ErrorCode.CANCELLED, "The caller went away; the statement stopped.", e);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  public StoredResult store(String origin, InputStream arrow) {
    return call(() -> client.store(origin, arrow));
  }

  private <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (WebApplicationException e) {
      throw problem(e);
    } catch (ProcessingException e) {
      throw unavailable(e);
    }
  }

  private ProblemException problem(WebApplicationException failure) {
    try {
      Problem problem =
          mapper.readValue(failure.getResponse().readEntity(String.class), Problem.class);
      if (problem.code() != null && isTheUsers(problem.code())) {
        List<Problem.FieldError> errors = problem.errors() == null ? List.of() : problem.errors();
        return new ProblemException(problem.code(), problem.detail(), errors, null);
      }
    } catch (JsonProcessingException | ProcessingException | IllegalStateException e) {
      failure.addSuppressed(e);
    }
    return unavailable(failure);
  }

  /** Whether the person who asked can act on it; a refused token, say, is between the services. */
  private static boolean isTheUsers(ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED, FORBIDDEN, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE ->
          false;
      default -> code.who() == ErrorCode.Who.USER || code == ErrorCode.OVERLOADED;
    };
  }

  private static ProblemException unavailable(RuntimeException cause) {
    return new ProblemException(
        ErrorCode.SERVICE_UNAVAILABLE,
        "The file service, which keeps results, does not answer. Try again in a moment.",
        cause);
  }
}
