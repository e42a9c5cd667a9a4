package io.querent.file.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.querent.contracts.datasource.ColumnView;
import io.querent.kit.store.ReactiveStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes and finds what is known of results. Blocking: never call it from an event loop. */
@ApplicationScoped
public class ResultLedger {
  private static final TypeReference<List<ColumnView>> COLUMNS = new TypeReference<>() {};

  @Inject ResultRepository repository;
  @Inject ObjectMapper json;

  void add(KeptResult result) {
    ReactiveStore.await(() -> Panache.withTransaction(() -> repository.persist(entity(result))));
  }

  Optional<KeptResult> find(ResultId id, String organizationId) {
    ResultEntity found =
        ReactiveStore.await(
            () -> Panache.withSession(() -> repository.find(id.value(), organizationId)));
    return Optional.ofNullable(found).map(this::result);
  }

  List<ResultId> overdue(Instant now, int most) {
    List<String> ids =
        ReactiveStore.await(() -> Panache.withSession(() -> repository.overdue(now, most)));
    return ids.stream().map(ResultId::new).toList();
  }

  void markRemoved(List<ResultId> ids, Instant now) {
    List<String> values = ids.stream().map(ResultId::value).toList();
    ReactiveStore.await(() -> Panache.withTransaction(() -> repository.markRemoved(values, now)));
  }

  void forget(Instant expiredBefore) {
    ReactiveStore.await(() -> Panache.withTransaction(() -> repository.forget(expiredBefore)));
  }

  private ResultEntity entity(KeptResult result) {
    ResultEntity entity = new ResultEntity();
    entity.id = result.id().value();
    entity.organizationId = result.organizationId();
    entity.createdBy = result.createdBy();
    entity.datasourceId = result.datasourceId();
    entity.sql = result.sql();
    entity.question = result.question();
    entity.columns = write(result.columns());
    entity.rowCount = result.rowCount();
    entity.bytes = result.bytes();
    entity.truncated = result.truncated();
    entity.rowLimit = result.limit();
    entity.createdAt = result.createdAt();
    entity.expiresAt = result.expiresAt();
    return entity;
  }

  private KeptResult result(ResultEntity entity) {
    return new KeptResult(
        new ResultId(entity.id),
        entity.organizationId,
        entity.createdBy,
        entity.datasourceId,
        entity.sql,
        entity.question,
        read(entity.columns),
        entity.rowCount,
        entity.bytes,
        entity.truncated,
        entity.rowLimit,
        entity.createdAt,
        entity.expiresAt,
        entity.removedAt != null);
  }

  private String write(List<ColumnView> columns) {
    try {
      return json.writeValueAsString(columns);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("columns could not be written as JSON", e);
    }
  }

  private List<ColumnView> read(String columns) {
    try {
      return json.readValue(columns, COLUMNS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("columns of a result are no JSON", e);
    }
  }
}
