package io.querent.kit.request;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Carries the request id from the gateway into the log and back to the client. */
public class RequestIdFilter {
  @Inject RequestId requestId;

  @ServerRequestFilter(preMatching = true)
  public void read(ContainerRequestContext request) {
    requestId.accept(request.getHeaderString(RequestId.HEADER));
    MDC.put("request_id", requestId.value());
  }

  @ServerResponseFilter
  public void write(ContainerResponseContext response) {
    response.getHeaders().putSingle(RequestId.HEADER, requestId.value());
  }
}
