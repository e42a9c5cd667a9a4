package io.querent.cli.query;

import io.querent.cli.api.Call;
import io.querent.cli.api.QuerentApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies a stored result, of any size, while it comes. */
public final class ResultDownload {
  private final QuerentApi api;

  public ResultDownload(QuerentApi api) {
    this.api = api;
  }

  /** The whole result as CSV. */
  public void csv(String resultId, OutputStream target) throws IOException {
    copy(resultId, "csv", target);
  }

  /** The whole result in one of the formats that the server offers. */
  public void copy(String resultId, String format, OutputStream target) throws IOException {
    Call call = Call.get("/v1/results/" + Call.part(resultId) + "?format=" + Call.part(format));
    try (InputStream result = api.stream(call.accepting("*/*"))) {
      result.transferTo(target);
    }
    target.flush();
  }
}
