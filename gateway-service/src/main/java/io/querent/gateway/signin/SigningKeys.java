package io.querent.gateway.signin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.StartupEvent;
import io.querent.kit.store.ReactiveStore;
import io.querent.kit.vault.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The ES256 keys that all gateways of an installation share; the newest one signs, all of them
 * verify.
 */
@ApplicationScoped
public class SigningKeys implements PanacheRepositoryBase<SigningKeyEntity, String> {
  private static final String OWNER = "signing-key";
  private static final long ADVISORY_LOCK = 7_241_001L;

  @Inject Vault vault;

  private volatile Map<String, EllipticCurveJsonWebKey> keys = Map.of();
  private volatile EllipticCurveJsonWebKey current;

  void load(@Observes StartupEvent event) {
    List<SigningKeyEntity> rows =
        ReactiveStore.await(
            () ->
                Panache.withTransaction(
                    () ->
                        Panache.getSession()
                            .chain(
                                session ->
                                    session
                                        .createNativeQuery(
                                            "select 1 from pg_advisory_xact_lock("
                                                + ADVISORY_LOCK
                                                + ")")
                                        .getSingleResult())
                            .chain(() -> listAll(Sort.by("createdAt")))
                            .chain(
                                found -> found.isEmpty() ? make() : Uni.createFrom().item(found))));
    use(rows);
  }

  private Uni<List<SigningKeyEntity>> make() {
    SigningKeyEntity row = new SigningKeyEntity();
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      row.id = "key_" + Instant.now().toEpochMilli();
      key.setKeyId(row.id);
      row.sealed = vault.seal(OWNER, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
      row.createdAt = Instant.now();
    } catch (JoseException e) {
      throw new IllegalStateException("no ES256 key could be made", e);
    }
    return persist(row).map(List::of);
  }

  private void use(List<SigningKeyEntity> rows) {
    Map<String, EllipticCurveJsonWebKey> loaded = new LinkedHashMap<>();
    try {
      for (SigningKeyEntity row : rows) {
        JsonWebKey key = JsonWebKey.Factory.newJwk(vault.open(OWNER, row.sealed));
        loaded.put(row.id, (EllipticCurveJsonWebKey) key);
      }
    } catch (JoseException e) {
      throw new IllegalStateException("a signing key cannot be read", e);
    }
    keys = Map.copyOf(loaded);
    current = loaded.get(rows.getLast().id);
  }

  /** The key that signs. */
  EllipticCurveJsonWebKey current() {
    return current;
  }

  /** The key of that id. */
  Optional<EllipticCurveJsonWebKey> find(String id) {
    return Optional.ofNullable(id == null ? null : keys.get(id));
  }

  /** Every public key, as JWKs. */
  List<Map<String, Object>> publicKeys() {
    return keys.values().stream().map(key -> key.toParams(OutputControlLevel.PUBLIC_ONLY)).toList();
  }
}
