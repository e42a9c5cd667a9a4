package io.querent.gateway.signin;

import io.querent.contracts.identity.Caller;
import io.querent.gateway.account.AuthConfiguration;
import io.querent.gateway.account.Verified;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/** Own access tokens: ES256, short-lived, signed with the installation's key. */
@ApplicationScoped
public class AccessTokens {
  @Inject AuthConfiguration configuration;
  @Inject SigningKeys keys;

  /** A fresh token for the caller. */
  public String issue(Caller caller) {
    EllipticCurveJsonWebKey key = keys.current();
    return Jwt.issuer(configuration.issuer())
        .audience(configuration.issuer())
        .subject(caller.userId())
        .groups(caller.roles())
        .claim("org", caller.organizationId())
        .claim("email", caller.email())
        .expiresIn(configuration.accessLifetime())
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .keyId(key.getKeyId())
        .sign(key.getPrivateKey());
  }

  /** What a token says; null when it does not hold. */
  public Verified verify(String token) {
    try {
      JwtClaims claims = consumer().processToClaims(token);
      Set<String> roles = new LinkedHashSet<>(claims.getStringListClaimValue("groups"));
      return new Verified(
          new Caller(
              claims.getSubject(),
              claims.getStringClaimValue("org"),
              claims.getStringClaimValue("email"),
              roles),
          Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    } catch (InvalidJwtException | MalformedClaimException e) {
      return null;
    }
  }

  private JwtConsumer consumer() {
    return new JwtConsumerBuilder()
        .setExpectedIssuer(configuration.issuer())
        .setExpectedAudience(configuration.issuer())
        .setRequireSubject()
        .setRequireExpirationTime()
        .setJwsAlgorithmConstraints(
            new AlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT,
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
        .setVerificationKeyResolver(
            (jws, _) -> {
              Optional<EllipticCurveJsonWebKey> key = keys.find(jws.getKeyIdHeaderValue());
              return key.orElseThrow(() -> new UnresolvableKeyException("unknown key")).getKey();
            })
        .build();
  }

  /** Public keys for others to verify with. */
  public List<Map<String, Object>> publicKeys() {
    return keys.publicKeys();
  }
}
