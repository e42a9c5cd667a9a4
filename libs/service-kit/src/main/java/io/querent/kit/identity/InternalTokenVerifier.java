package io.querent.kit.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/**
 * Accepts internal tokens for this service and nothing else. The gateway replaces it by its own.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class InternalTokenVerifier extends JWTCallerPrincipalFactory {
  @Inject InternalConfiguration configuration;

  private final JWTCallerPrincipalFactory parser = new DefaultJWTCallerPrincipalFactory();
  private JWTAuthContextInfo trusted;

  @PostConstruct
  void prepare() {
    trusted = new JWTAuthContextInfo();
    trusted.setIssuedBy(InternalTokenIssuer.ISSUER);
    trusted.setExpectedAudience(Set.of(configuration.audience()));
    trusted.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    trusted.setSecretVerificationKey(
        new SecretKeySpec(
            configuration.internalSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
    return parser.parse(token, trusted);
  }
}
