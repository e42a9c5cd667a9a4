package io.querent.gateway.proxy;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.gateway.audit.AuditLog;
import io.querent.gateway.limit.CallerLimit;
import io.querent.gateway.limit.Limiter;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.identity.InternalTokens;
import io.querent.kit.request.RequestId;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Passes requests on to the services: limits, swaps the credential for an internal token of the
 * same caller, and streams both bodies without buffering them. Paths stay as they are.
 */
@ApplicationScoped
public class ProxyRoutes {
  private static final Logger LOG = Logger.getLogger(ProxyRoutes.class);
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> NOTED = Set.of("datasource", "report");
  private static final List<String> NOT_PASSED_ON =
      List.of("Authorization", "X-API-Key", "Cookie", "X-Querent-Origin", "Forwarded");

  @Inject Vertx vertx;
  @Inject ProxyConfiguration configuration;
  @Inject InternalTokens tokens;
  @Inject CallerLimit limit;
  @Inject ProblemResponse problems;
  @Inject AuditLog audit;

  void register(@Observes Router router) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(configuration.connections())
                .setMaxWaitQueueSize(configuration.waiting())
                .setConnectTimeout((int) configuration.connectTimeout().toMillis())
                .setIdleTimeout((int) configuration.idleTimeout().toSeconds())
                .setDecompressionSupported(false));
    configuration.services().entrySet().stream()
        .flatMap(entry -> targets(client, entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing((Target target) -> target.prefix().length()).reversed())
        .forEach(target -> register(router, target));
  }

  /** One prefix and where it leads; the longest prefix that fits a path wins. */
  private record Target(String prefix, String audience, HttpProxy proxy) {}

  private Stream<Target> targets(
      HttpClient client, String audience, ProxyConfiguration.Service service) {
    int port = service.url().getPort() < 0 ? 80 : service.url().getPort();
    HttpProxy proxy =
        HttpProxy.reverseProxy(client)
            .origin(port, service.url().getHost())
            .addInterceptor(new FailureInterceptor(audience));
    return service.prefixes().stream().map(prefix -> new Target(prefix, audience, proxy));
  }

  /** A prefix that ends with {@code _} is the beginning of an id; others are whole segments. */
  private void register(Router router, Target target) {
    Handler<RoutingContext> handler = context -> handle(context, target.audience(), target.proxy());
    if (target.prefix().endsWith("_")) {
      router.route(target.prefix() + "*").handler(handler);
    } else {
      router.route(target.prefix()).handler(handler);
      router.route(target.prefix() + "/*").handler(handler);
    }
  }

  private void handle(RoutingContext context, String audience, HttpProxy proxy) {
    HttpServerRequest request = context.request();
    String requestId = requestId(request);
    context.response().putHeader(RequestId.HEADER, requestId);
    if (!(context.user() instanceof QuarkusHttpUser user)
        || !(user.getSecurityIdentity().getAttribute(CurrentCaller.ATTRIBUTE)
            instanceof Caller caller)) {
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"querent\"");
      refuse(context, ErrorCode.UNAUTHENTICATED, "This address needs a valid token.", requestId);
      return;
    }
    boolean question = !READING.contains(request.method()) && audience.equals("agent");
    request.pause();
    limit
        .count(caller, question)
        .subscribe()
        .with(
            verdict -> {
              request.resume();
              pass(context, audience, proxy, caller, verdict, requestId);
            },
            context::fail);
  }

  private void pass(
      RoutingContext context,
      String audience,
      HttpProxy proxy,
      Caller caller,
      Limiter.Verdict verdict,
      String requestId) {
    if (!verdict.fine()) {
      context.response().putHeader("Retry-After", String.valueOf(verdict.retryAfterSeconds()));
      refuse(
          context,
          ErrorCode.RATE_LIMITED,
          "The limit per minute is reached; try again in %d seconds."
              .formatted(verdict.retryAfterSeconds()),
          requestId);
      return;
    }
    HttpServerRequest request = context.request();
    MultiMap headers = request.headers();
    NOT_PASSED_ON.forEach(headers::remove);
    headers.set("Authorization", "Bearer " + tokens.of(caller, audience));
    headers.set(RequestId.HEADER, requestId);
    if (request.version() == HttpVersion.HTTP_2 && !headers.contains("Content-Length")) {
      // HTTP/2 frames bodies of any length; towards the services HTTP/1.1 must name its own way.
      headers.set("Transfer-Encoding", "chunked");
    }
    if (!READING.contains(request.method()) && NOTED.contains(audience)) {
      context.addEndHandler(
          _ -> note(caller, request, context.response().getStatusCode(), requestId));
    }
    proxy.handle(request);
  }

  private void note(Caller caller, HttpServerRequest request, int status, String requestId) {
    String action = "http." + request.method().name().toLowerCase(Locale.ROOT);
    String outcome = status < 400 ? "success" : "status " + status;
    audit.note(caller, action, request.path(), outcome, requestId);
  }

  private void refuse(RoutingContext context, ErrorCode code, String detail, String requestId) {
    context
        .response()
        .setStatusCode(code.status())
        .putHeader("Content-Type", ProblemResponse.TYPE)
        .end(problems.body(code, detail, requestId));
  }

  private static String requestId(HttpServerRequest request) {
    String given = request.getHeader(RequestId.HEADER);
    return given != null && REQUEST_ID.matcher(given).matches()
        ? given
        : "req_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }

  /** Says which service is away instead of an empty 502. */
  private final class FailureInterceptor implements ProxyInterceptor {
    private final String audience;

    FailureInterceptor(String audience) {
      this.audience = audience;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      return context
          .sendRequest()
          .recover(
              failure -> {
                LOG.warnf("the %s service did not answer: %s", audience, failure.toString());
                String requestId = context.request().headers().get(RequestId.HEADER);
                context.request().release();
                ProxyResponse response = context.request().response();
                response
                    .setStatusCode(ErrorCode.SERVICE_UNAVAILABLE.status())
                    .putHeader("Content-Type", ProblemResponse.TYPE)
                    .putHeader("Retry-After", "2")
                    .setBody(
                        Body.body(
                            problems.body(
                                ErrorCode.SERVICE_UNAVAILABLE,
                                "The %s service is not available right now; try again in a moment."
                                    .formatted(audience),
                                requestId)));
                return Future.succeededFuture(response);
              });
    }
  }
}
