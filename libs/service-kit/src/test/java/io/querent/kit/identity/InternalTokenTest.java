package io.querent.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InternalTokenTest {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-characters";
  private static final Caller ADA =
      new Caller("u_1", "org_1", "ada@example.org", Set.of("analyst", "viewer"));

  private final InternalTokenIssuer issuer = new InternalTokenIssuer();
  private final InternalTokenVerifier verifier = new InternalTokenVerifier();

  @BeforeEach
  void configure() {
    issuer.configuration = new Settings(Audience.GATEWAY);
    verifier.configuration = new Settings(Audience.FILE);
    verifier.prepare();
  }

  @Test
  void shouldCarryTheWholeCallerToTheService() throws ParseException {
    JWTCallerPrincipal token = verifier.parse(issuer.issue(ADA, Audience.FILE), null);

    assertThat(token.getSubject()).isEqualTo("u_1");
    assertThat(token.<String>getClaim("org")).isEqualTo("org_1");
    assertThat(token.<String>getClaim("email")).isEqualTo("ada@example.org");
    assertThat(token.getGroups()).containsExactlyInAnyOrder("analyst", "viewer");
  }

  @Test
  void shouldCarryProgramsWithoutAnAddress() throws ParseException {
    Caller program = new Caller("u_2", "org_1", null, Set.of("viewer"));

    JWTCallerPrincipal token = verifier.parse(issuer.issue(program, Audience.FILE), null);

    assertThat(token.getSubject()).isEqualTo("u_2");
    assertThat(token.<String>getClaim("email")).isNull();
  }

  @Test
  void shouldLiveForAMinute() throws ParseException {
    JWTCallerPrincipal token = verifier.parse(issuer.issue(ADA, Audience.FILE), null);

    assertThat(token.getExpirationTime() - token.getIssuedAtTime()).isEqualTo(60);
  }

  @Test
  void shouldRefuseTokensForAnotherService() {
    assertRefused(issuer.issue(ADA, Audience.AGENT));
  }

  @Test
  void shouldRefuseTokensSignedWithAnotherSecret() {
    assertRefused(
        InternalTokenIssuer.issue(ADA, Audience.FILE, SECRET.toUpperCase(Locale.ROOT), 60));
  }

  @Test
  void shouldRefuseExpiredTokens() {
    assertRefused(InternalTokenIssuer.issue(ADA, Audience.FILE, SECRET, -120));
  }

  @Test
  void shouldRefuseTokensOfAnotherIssuer() {
    assertRefused(
        Jwt.issuer("someone-else")
            .subject("u_1")
            .upn("u_1")
            .audience(Audience.FILE)
            .expiresIn(60)
            .signWithSecret(SECRET));
  }

  @Test
  void shouldRefuseUnsignedTokens() {
    String claims = issuer.issue(ADA, Audience.FILE).split("\\.")[1];
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

    assertRefused(header + "." + claims + ".");
  }

  @Test
  void shouldRefuseAlteredClaims() {
    String[] parts = issuer.issue(ADA, Audience.FILE).split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String raised = claims.replace("analyst", "admin");
    assertThat(raised).isNotEqualTo(claims);

    assertRefused(
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(raised.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2]);
  }

  private void assertRefused(String token) {
    assertThatExceptionOfType(ParseException.class).isThrownBy(() -> verifier.parse(token, null));
  }

  record Settings(String audience) implements InternalConfiguration {
    @Override
    public String internalSecret() {
      return SECRET;
    }

    @Override
    public Duration internalTokenLifetime() {
      return Duration.ofSeconds(60);
    }

    @Override
    public String deployment() {
      return "test";
    }
  }
}
