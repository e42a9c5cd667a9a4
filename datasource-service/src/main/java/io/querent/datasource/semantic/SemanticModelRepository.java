package io.querent.datasource.semantic;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.registry.DatasourceRepository;
import io.querent.datasource.registry.Transactions;
import io.querent.semantics.json.SemanticsJson;
import io.querent.semantics.model.SemanticModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Versions of semantic models; every version is kept. */
@ApplicationScoped
public class SemanticModelRepository
    implements PanacheRepositoryBase<SemanticModelEntity, SemanticModelEntity.Key> {

  @Inject DatasourceRepository datasources;

  /** Keeps a model as that version and points the registry to it, in one transaction. */
  void add(DatasourceKey key, long version, SemanticModel model, String createdBy) {
    SemanticModelEntity entity = new SemanticModelEntity();
    entity.datasourceKey = key.value();
    entity.version = version;
    entity.document = json(model);
    entity.createdBy = createdBy;
    entity.createdAt = Instant.now();
    Transactions.run(
        () ->
            persist(entity).chain(() -> datasources.modelChanged(key, version, model.questions())));
  }

  /** The model of that version; the empty one for version 0. */
  SemanticModel get(DatasourceKey key, long version) {
    if (version == 0) {
      return SemanticModel.EMPTY;
    }
    SemanticModelEntity entity =
        Transactions.run(() -> findById(new SemanticModelEntity.Key(key.value(), version)));
    if (entity == null) {
      throw new IllegalStateException("version %d of a semantic model is gone".formatted(version));
    }
    try {
      return SemanticsJson.mapper().readValue(entity.document, SemanticModel.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored semantic model cannot be read", e);
    }
  }

  private static String json(SemanticModel model) {
    try {
      return SemanticsJson.mapper().writeValueAsString(model);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
