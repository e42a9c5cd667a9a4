package io.querent.report.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.vault.Vault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts messages to webhooks. The name is resolved once, the address checked and then connected to,
 * so that a name cannot mean another address a moment later; redirects are not followed.
 */
@ApplicationScoped
class WebhookSender {
  private static final int GONE = 410;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY = 429;

  @Inject Vertx vertx;
  @Inject AlertConfiguration configuration;
  @Inject Vault vault;
  @Inject ObjectMapper json;

  private HttpClient client;

  /** What the receiver said, as far as it was read. */
  private record Reply(int status, String text) {}

  @PostConstruct
  void open() {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) configuration.sendTimeout().toMillis())
                .setMaxHeaderSize(16 * 1024));
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /**
   * Refuses a URL whose address may not be called.
   *
   * @throws ProblemException says why
   */
  void requireAllowed(URI url) {
    address(url);
  }

  private InetAddress address(URI url) {
    TargetAddresses rule = new TargetAddresses(configuration.privateTargets());
    String host = url.getHost();
    InetAddress[] found;
    try {
      found = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "The webhook's host '%s' has no address: the name is not known here.".formatted(host),
          e);
    }
    for (InetAddress address : found) {
      Optional<String> refusal = rule.refusal(address);
      if (refusal.isPresent()) {
        throw new ProblemException(
            ErrorCode.INVALID_REQUEST,
            "The webhook's host '%s' %s.".formatted(host, refusal.get()));
      }
    }
    return found[0];
  }

  Sent send(Channel.Webhook hook, Message message) {
    URI url = URI.create(hook.url());
    InetAddress address;
    try {
      address = address(url);
    } catch (ProblemException e) {
      return new Sent.Missed(e.getMessage(), e.getCause() instanceof UnknownHostException);
    }
    return judge(post(url, address, body(message), message));
  }

  private Sent judge(Object outcome) {
    if (!(outcome instanceof Reply reply)) {
      return new Sent.Missed(outcome.toString(), true);
    }
    int status = reply.status();
    if (status / 100 == 2) {
      return new Sent.Delivered();
    }
    boolean again = status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY;
    String error =
        "The receiver answered with status %d%s."
            .formatted(status, status == GONE ? ", so it wants no more of these" : "");
    String said = reply.text().isBlank() ? "" : " It said: " + reply.text().strip();
    return new Sent.Missed(error + said, again);
  }

  private byte[] body(Message message) {
    try {
      return json.writeValueAsBytes(WebhookBody.of(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A {@link Reply}, or in words why there was none. */
  private Object post(URI url, InetAddress address, byte[] body, Message message) {
    CompletableFuture<Reply> reply =
        client
            .request(options(url, address))
            .compose(
                request -> {
                  request.putHeader("Content-Type", "application/json");
                  request.putHeader("User-Agent", "Querent");
                  request.putHeader("X-Querent-Delivery", message.delivery().id());
                  signature(message.alert(), body)
                      .ifPresent(value -> request.putHeader(Signature.HEADER, value));
                  return request.send(Buffer.buffer(body)).compose(this::reply);
                })
            .toCompletionStage()
            .toCompletableFuture();
    try {
      return reply.get(configuration.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "The receiver did not answer within %d seconds."
          .formatted(configuration.sendTimeout().toSeconds());
    } catch (ExecutionException e) {
      return "The receiver cannot be reached: " + reason(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "The attempt was given up because the service stops.";
    }
  }

  private RequestOptions options(URI url, InetAddress address) {
    boolean tls = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(url.getHost())
        .setPort(port)
        .setSsl(tls)
        .setFollowRedirects(false)
        .setConnectTimeout(configuration.sendTimeout().toMillis())
        .setIdleTimeout(configuration.sendTimeout().toMillis())
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }

  private Optional<String> signature(AlertRow alert, byte[] body) {
    return Optional.ofNullable(alert.sealedSecret())
        .map(kept -> vault.open(alert.id(), kept))
        .map(secret -> Signature.of(secret, Clock.systemUTC().instant().getEpochSecond(), body));
  }

  /** Reads a bounded part of the answer and hangs up when there is more. */
  private Future<Reply> reply(HttpClientResponse response) {
    long most = configuration.answerSize().asLongValue();
    Buffer read = Buffer.buffer();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    response.handler(
        chunk -> {
          read.appendBuffer(chunk, 0, (int) Math.min(chunk.length(), most - read.length()));
          if (read.length() >= most) {
            reply.complete(new Reply(response.statusCode(), text(read)));
            response.request().connection().close();
          }
        });
    response.exceptionHandler(reply::completeExceptionally);
    response.endHandler(end -> reply.complete(new Reply(response.statusCode(), text(read))));
    return Future.fromCompletionStage(reply);
  }

  private static String text(Buffer read) {
    return read.toString(StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}]+", " ");
  }

  private static String reason(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }
}
