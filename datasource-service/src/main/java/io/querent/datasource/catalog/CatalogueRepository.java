package io.querent.datasource.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.registry.DatasourceRepository;
import io.querent.datasource.registry.Transactions;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.json.SemanticsJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Versions of catalogues; the last few are kept. */
@ApplicationScoped
public class CatalogueRepository
    implements PanacheRepositoryBase<CatalogueEntity, CatalogueEntity.Key> {
  private static final int KEPT_VERSIONS = 5;
  private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};

  @Inject DatasourceRepository datasources;

  /**
   * Keeps a catalogue as the version it names and points the registry to it, in one transaction.
   */
  public void add(DatasourceKey key, StoredCatalogue stored) {
    Catalogue catalogue = stored.catalogue();
    CatalogueEntity entity = new CatalogueEntity();
    entity.datasourceKey = key.value();
    entity.version = catalogue.version();
    entity.learnedAt = catalogue.learnedAt();
    entity.document = json(catalogue);
    entity.files = json(stored.files());
    Transactions.run(
        () ->
            persist(entity)
                .chain(
                    () ->
                        delete(
                            "datasourceKey = ?1 and version <= ?2",
                            key.value(),
                            catalogue.version() - KEPT_VERSIONS))
                .chain(
                    () ->
                        datasources.finishLearning(
                            key,
                            catalogue.version(),
                            catalogue.tables().size(),
                            catalogue.learnedAt())));
  }

  public StoredCatalogue get(DatasourceKey key, long version) {
    CatalogueEntity entity =
        Transactions.run(() -> findById(new CatalogueEntity.Key(key.value(), version)));
    if (entity == null) {
      throw new IllegalStateException("version %d of a catalogue is gone".formatted(version));
    }
    try {
      return new StoredCatalogue(
          SemanticsJson.mapper().readValue(entity.document, Catalogue.class),
          SemanticsJson.mapper().readValue(entity.files, FILES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored catalogue cannot be read", e);
    }
  }

  private static String json(Object value) {
    try {
      return SemanticsJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
