package io.querent.gateway.signin;

import io.quarkus.security.Authenticated;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.gateway.account.AuthConfiguration;
import io.querent.gateway.limit.SignInLimit;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Signing up and in. */
@Path("/")
@RunOnVirtualThread
public class SignInResource {
  @Inject SignInService service;
  @Inject Profiles profiles;
  @Inject AccessTokens tokens;
  @Inject AuthConfiguration configuration;
  @Inject SignInLimit limit;
  @Inject CurrentCaller caller;

  /** Address and password. */
  public record Credentials(String email, String password) {}

  /** A refresh token. */
  public record Refresh(String refreshToken) {}

  /** Who is signed in, and what they may do. */
  public record Me(
      Session.User user,
      Session.Organization organization,
      List<String> roles,
      Set<String> permissions,
      String authMode) {}

  @POST
  @Path("v1/auth/sign-up")
  @ResponseStatus(201)
  public Session signUp(NewAccount account, HttpServerRequest request) {
    if (account == null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "Send {\"email\": \"…\", \"password\": \"…\"}.");
    }
    limit.check(request.remoteAddress().hostAddress());
    return service.signUp(account);
  }

  @POST
  @Path("v1/auth/sign-in")
  public Session signIn(Credentials credentials, HttpServerRequest request) {
    if (credentials == null || credentials.email() == null || credentials.password() == null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "Send {\"email\": \"…\", \"password\": \"…\"}.");
    }
    limit.check(request.remoteAddress().hostAddress());
    limit.check(credentials.email().strip().toLowerCase(Locale.ROOT));
    return service.signIn(credentials.email(), credentials.password());
  }

  @POST
  @Path("v1/auth/refresh")
  public Session refresh(Refresh refresh) {
    return service.refresh(token(refresh));
  }

  @POST
  @Path("v1/auth/sign-out")
  public void signOut(Refresh refresh) {
    service.signOut(token(refresh));
  }

  @GET
  @Path("v1/auth/me")
  @Authenticated
  public Me me() {
    Caller who = caller.get();
    return new Me(
        profiles.user(who),
        profiles.organization(who),
        List.copyOf(who.roles()),
        Role.permissionsOf(who.roles()),
        configuration.mode().name().toLowerCase(Locale.ROOT));
  }

  @GET
  @Path(".well-known/jwks.json")
  public Map<String, Object> keys() {
    return Map.of("keys", tokens.publicKeys());
  }

  private static String token(Refresh refresh) {
    if (refresh == null || refresh.refreshToken() == null || refresh.refreshToken().isBlank()) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Send {\"refresh_token\": \"…\"}.");
    }
    return refresh.refreshToken();
  }
}
