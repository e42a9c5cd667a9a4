package io.querent.file.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.FileApi;
import io.querent.contracts.file.FileFolder;
import io.querent.contracts.file.FileQuery;
import io.querent.contracts.file.ResultOrigin;
import io.querent.contracts.file.StoredResult;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.dataset.DatasetService;
import io.querent.file.engine.RunningStatement;
import io.querent.file.query.QueryService;
import io.querent.file.result.ResultService;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/**
 * The file service's side of {@link FileApi}. A caller that hangs up ends its statement.
 *
 * <p>It works on platform threads: the engine is native code, which would hold on to the few
 * carriers of all virtual threads for as long as a statement runs or an upload trickles.
 */
@Blocking
public class FileApiResource implements FileApi {
  @Inject ResultService results;
  @Inject DatasetService datasets;
  @Inject QueryService queries;
  @Inject CurrentCaller caller;
  @Inject CurrentVertxRequest request;
  @Inject ObjectMapper json;

  @Override
  @PermissionsAllowed(Permission.QUERY_RUN)
  public StoredResult store(String origin, InputStream arrow) {
    return results.store(caller.get(), decode(origin), arrow);
  }

  @Override
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public FileFolder.Check check(FileFolder.Request folder) {
    return datasets.check(folder.path());
  }

  @Override
  @PermissionsAllowed(Permission.DATASOURCE_LEARN)
  public FileFolder.Contents learn(FileFolder.Request folder) {
    try (RunningStatement running = whileConnected(datasets.learnTimeout().toMillis())) {
      return datasets.learn(folder.path(), running);
    }
  }

  @Override
  @PermissionsAllowed(Permission.QUERY_RUN)
  public ResultHead query(FileQuery query) {
    try (RunningStatement running = whileConnected(queries.timeoutMs(query))) {
      return queries.run(caller.get(), query, running);
    }
  }

  private RunningStatement whileConnected(long timeoutMs) {
    RunningStatement running = RunningStatement.within(timeoutMs);
    request.getCurrent().addEndHandler(end -> running.cancel());
    return running;
  }

  private ResultOrigin decode(String origin) {
    if (origin == null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "The header %s is missing.".formatted(ResultOrigin.HEADER));
    }
    try {
      return json.readValue(Base64.getUrlDecoder().decode(origin), ResultOrigin.class);
    } catch (IOException | IllegalArgumentException e) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "The header %s is not the JSON of a result's origin in base64url."
              .formatted(ResultOrigin.HEADER),
          e);
    }
  }
}
