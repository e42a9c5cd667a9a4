package io.querent.gateway.page;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Deep links of the page answer with the page; anything with a dot or of the API is left alone. */
@ApplicationScoped
public class PageRoutes {
  private static final String DEEP_LINK =
      "^/(?!v1(/|$)|q(/|$)|docs(/|$)|health$|mcp(/|$)|internal(/|$)|\\.well-known(/|$))[^.]+$";

  void register(@Observes Router router) {
    router.getWithRegex(DEEP_LINK).handler(context -> context.reroute("/index.html"));
  }
}
