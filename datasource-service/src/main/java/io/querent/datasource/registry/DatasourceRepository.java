package io.querent.datasource.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.semantics.json.SemanticsJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of the registry, as values. Each method is one transaction. */
@ApplicationScoped
public class DatasourceRepository implements PanacheRepositoryBase<DatasourceEntity, UUID> {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  public List<Registered> listOf(String organizationId) {
    List<DatasourceEntity> rows =
        Transactions.run(
            () -> list("organizationId = ?1 order by displayName, id", organizationId));
    return rows.stream().map(DatasourceRepository::value).toList();
  }

  public Optional<Registered> find(String organizationId, String id) {
    DatasourceEntity row =
        Transactions.run(
            () -> find("organizationId = ?1 and id = ?2", organizationId, id).firstResult());
    return Optional.ofNullable(row).map(DatasourceRepository::value);
  }

  /** Adds a row; false when the organization has that id already. */
  boolean add(Registered datasource, String createdBy) {
    return Transactions.run(
        () ->
            count("organizationId = ?1 and id = ?2", datasource.organizationId(), datasource.id())
                .flatMap(
                    known ->
                        known > 0
                            ? Uni.createFrom().item(false)
                            : insert(datasource, createdBy).replaceWith(true)));
  }

  private Uni<DatasourceEntity> insert(Registered datasource, String createdBy) {
    DatasourceEntity entity = entity(datasource, createdBy);
    Uni<Integer> others =
        datasource.isDefault()
            ? update("isDefault = false where organizationId = ?1", datasource.organizationId())
            : Uni.createFrom().item(0);
    return others.flatMap(ignored -> persist(entity));
  }

  boolean remove(DatasourceKey key) {
    return Transactions.run(() -> delete("key", key.value())) > 0;
  }

  void health(DatasourceKey key, String health, String detail) {
    Transactions.run(
        () -> update("health = ?1, healthDetail = ?2 where key = ?3", health, detail, key.value()));
  }

  /** Takes the lease of learning; false when another learning of this datasource is under way. */
  public boolean startLearning(DatasourceKey key, String holder, Duration lease) {
    Instant now = Instant.now();
    return Transactions.run(
            () ->
                update(
                    "status = 'learning', learningUntil = ?1, learningBy = ?4 where key = ?2"
                        + " and (learningUntil is null or learningUntil < ?3 or learningBy = ?4)",
                    now.plus(lease),
                    key.value(),
                    now,
                    holder))
        > 0;
  }

  /** Ends a learning that found nothing; what was known before stays. */
  public void failLearning(DatasourceKey key) {
    Transactions.run(
        () ->
            update(
                "status = case when catalogueVersion > 0 then 'ready' else 'failed' end,"
                    + " learningUntil = null, updatedAt = ?1 where key = ?2",
                Instant.now(),
                key.value()));
  }

  /** Ends a learning: the row names the new version. Part of the caller's transaction. */
  public Uni<Integer> finishLearning(
      DatasourceKey key, long version, int tables, Instant learnedAt) {
    return update(
        "status = 'ready', health = 'healthy', healthDetail = null, learningUntil = null,"
            + " catalogueVersion = ?1, tableCount = ?2, learnedAt = ?3, updatedAt = ?3"
            + " where key = ?4",
        version,
        tables,
        learnedAt,
        key.value());
  }

  /** The row names the new version of the semantic model. Part of the caller's transaction. */
  public Uni<Integer> modelChanged(DatasourceKey key, long version, List<String> questions) {
    return update(
        "modelVersion = ?1, questions = ?2, updatedAt = ?3 where key = ?4",
        version,
        json(questions),
        Instant.now(),
        key.value());
  }

  private static DatasourceEntity entity(Registered d, String createdBy) {
    DatasourceEntity entity = new DatasourceEntity();
    entity.key = d.key().value();
    entity.organizationId = d.organizationId();
    entity.id = d.id();
    entity.kind = d.kind();
    entity.dialect = d.dialect();
    entity.displayName = d.displayName();
    entity.description = d.description();
    entity.isDefault = d.isDefault();
    entity.status = d.status().word();
    entity.health = d.health();
    entity.healthDetail = d.healthDetail();
    entity.connection = d.sealedConnection();
    entity.questions = json(d.questions());
    entity.createdBy = createdBy;
    entity.createdAt = d.createdAt();
    entity.updatedAt = d.updatedAt();
    return entity;
  }

  private static Registered value(DatasourceEntity e) {
    return new Registered(
        new DatasourceKey(e.key),
        e.organizationId,
        e.id,
        e.kind,
        e.dialect,
        e.displayName,
        e.description,
        e.isDefault,
        Registered.Status.of(e.status),
        e.health,
        e.healthDetail,
        e.connection,
        e.tableCount,
        e.catalogueVersion,
        e.modelVersion,
        e.learnedAt,
        texts(e.questions),
        e.createdAt,
        e.updatedAt);
  }

  private static String json(List<String> texts) {
    try {
      return SemanticsJson.mapper().writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(String json) {
    try {
      return SemanticsJson.mapper().readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored list of questions cannot be read", e);
    }
  }
}
