package io.querent.datasource.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.file.ResultOrigin;
import io.querent.contracts.file.StoredResult;
import io.querent.datasource.connector.files.FileService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Hands whole results to the file service. */
@ApplicationScoped
public class ResultKeeper {
  @Inject FileService files;
  @Inject ObjectMapper mapper;

  StoredResult keep(Plan plan, Outcome outcome) {
    ResultOrigin origin =
        new ResultOrigin(
            plan.datasource().id(),
            plan.datasource().organizationId(),
            plan.sql(),
            plan.question(),
            outcome.summary().truncated(),
            plan.limit());
    try (InputStream rows = outcome.rows().read()) {
      return files.store(encoded(origin), rows);
    } catch (IOException e) {
      throw new UncheckedIOException("a result could not be read back", e);
    }
  }

  private String encoded(ResultOrigin origin) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mapper.writeValueAsBytes(origin));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
