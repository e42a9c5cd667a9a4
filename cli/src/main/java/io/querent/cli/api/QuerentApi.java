package io.querent.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The server's API over HTTP. A refused token is renewed once and the request sent again; whatever
 * else is not a success becomes an {@link ApiException} or an {@link UnreachableException}.
 */
public final class QuerentApi {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final URI address;
  private final TokenSource tokens;
  private final Duration timeout;
  private final Consumer<String> trace;
  private HttpClient client;

  public QuerentApi(URI address, TokenSource tokens, Duration timeout, Consumer<String> trace) {
    this.address = address;
    this.tokens = tokens;
    this.timeout = timeout;
    this.trace = trace;
  }

  public URI address() {
    return address;
  }

  public Duration timeout() {
    return timeout;
  }

  /** The answer's body as it came. */
  public byte[] bytes(Call call) {
    return send(call, BodyHandlers.ofByteArray(), body -> body).body();
  }

  /** The answer as JSON; null stands for an empty body. */
  public JsonNode json(Call call) {
    return parse(bytes(call));
  }

  public JsonNode get(String path) {
    return json(Call.get(path));
  }

  public JsonNode post(String path, JsonNode body) {
    return json(Call.post(path, body));
  }

  /** The answer's status and JSON, also when it is no success. */
  public Reply reply(Call call) {
    HttpResponse<byte[]> response = exchange(call, BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), response.body());
  }

  /** An answer of any size, read while it comes; the caller closes it. */
  public InputStream stream(Call call) {
    return send(call, BodyHandlers.ofInputStream(), QuerentApi::drained).body();
  }

  /** An answer that may be a failure. */
  public record Reply(int status, byte[] body) {}

  private <T> HttpResponse<T> send(Call call, BodyHandler<T> handler, Function<T, byte[]> bytes) {
    HttpResponse<T> response = exchange(call, handler);
    if (response.statusCode() == 401) {
      Problem refused = Problem.of(response.statusCode(), bytes.apply(response.body()));
      if (!tokens.renew()) {
        throw new ApiException(refused);
      }
      response = exchange(call, handler);
    }
    if (response.statusCode() / 100 != 2) {
      throw new ApiException(Problem.of(response.statusCode(), bytes.apply(response.body())));
    }
    return response;
  }

  private <T> HttpResponse<T> exchange(Call call, BodyHandler<T> handler) {
    HttpRequest request = request(call);
    long started = System.nanoTime();
    trace.accept("> " + call.method() + " " + request.uri());
    CompletableFuture<HttpResponse<T>> coming = client().sendAsync(request, handler);
    try {
      HttpResponse<T> response = coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      long took = Duration.ofNanos(System.nanoTime() - started).toMillis();
      trace.accept("< " + response.statusCode() + " in " + took + " ms");
      return response;
    } catch (ExecutionException failed) {
      throw unreachable(failed.getCause());
    } catch (TimeoutException late) {
      coming.cancel(true);
      throw new UnreachableException(address, "waited " + timeout.toSeconds() + " s", true, late);
    } catch (InterruptedException interrupted) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnreachableException(address, "interrupted", true, interrupted);
    }
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + call.path()))
            .header("Accept", call.accept())
            .header("User-Agent", "querent-cli");
    if (call.body() == null) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request.header("Content-Type", call.body().type());
      request.method(call.method(), BodyPublishers.ofByteArray(call.body().bytes()));
    }
    call.headers().forEach(request::header);
    tokens.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private synchronized HttpClient client() {
    if (client == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_TIMEOUT);
      if (address.getScheme().equals("http")) {
        builder.sslContext(trustingNobody());
      }
      client = builder.build();
    }
    return client;
  }

  /** Spares plain HTTP the reading of all certificate authorities; it can speak to nobody. */
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no TLS", impossible);
    }
  }

  private UnreachableException unreachable(Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return new UnreachableException(address, "no connection within 5 s", false, cause);
    }
    if (cause instanceof ConnectException refused) {
      boolean unknown = refused.getCause() instanceof UnresolvedAddressException;
      String reason = unknown ? "there is no such host" : "connection refused";
      return new UnreachableException(address, reason, false, cause);
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new UnreachableException(address, message, false, cause);
  }

  private JsonNode parse(byte[] body) {
    try {
      return Json.read(body);
    } catch (IOException notJson) {
      throw new UnreachableException(
          address, "what answers there does not speak JSON", false, notJson);
    }
  }

  private static byte[] drained(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException broken) {
      return new byte[0];
    }
  }
}
