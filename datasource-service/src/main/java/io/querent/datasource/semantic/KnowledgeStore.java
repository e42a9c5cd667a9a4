package io.querent.datasource.semantic;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.catalog.CatalogueRepository;
import io.querent.datasource.catalog.StoredCatalogue;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.registry.DatasourceRemoved;
import io.querent.datasource.registry.Registered;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.model.ModelRelationships;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.SqlGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** What is known of datasources, with the most recently used ones in memory. */
@ApplicationScoped
public class KnowledgeStore {
  private static final int MOST_IN_MEMORY = 200;

  private final CatalogueRepository catalogues;
  private final SemanticModelRepository models;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<DatasourceKey, Knowledge> recent =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DatasourceKey, Knowledge> eldest) {
          return size() > MOST_IN_MEMORY;
        }
      };

  @Inject
  public KnowledgeStore(CatalogueRepository catalogues, SemanticModelRepository models) {
    this.catalogues = catalogues;
    this.models = models;
  }

  /**
   * What is known at the version that the registry names.
   *
   * @throws ProblemException {@code not_learned} before the first learning
   */
  public Knowledge get(Registered datasource) {
    if (datasource.catalogueVersion() == 0) {
      throw new ProblemException(
          ErrorCode.NOT_LEARNED,
          "'%s' has not been learned yet; POST /v1/learn?datasource_id=%s first."
              .formatted(datasource.displayName(), datasource.id()));
    }
    Knowledge known = remembered(datasource.key());
    if (known != null && known.catalogue().version() == datasource.version()) {
      return known;
    }
    return remember(datasource.key(), load(datasource));
  }

  private Knowledge load(Registered datasource) {
    StoredCatalogue stored = catalogues.get(datasource.key(), datasource.catalogueVersion());
    SemanticModel model = models.get(datasource.key(), datasource.modelVersion());
    Catalogue learned = stored.catalogue();
    Catalogue catalogue =
        new Catalogue(
            datasource.id(),
            learned.dialect(),
            datasource.version(),
            learned.learnedAt(),
            learned.tables(),
            ModelRelationships.relationshipsOf(model, learned));
    return new Knowledge(
        catalogue, model, stored.files(), SqlGenerator.forDialect(learned.dialect()));
  }

  private Knowledge remembered(DatasourceKey key) {
    lock.lock();
    try {
      return recent.get(key);
    } finally {
      lock.unlock();
    }
  }

  /** Keeps what another thread loaded at the same time, so that there is one object per version. */
  private Knowledge remember(DatasourceKey key, Knowledge loaded) {
    lock.lock();
    try {
      Knowledge known = recent.get(key);
      if (known != null && known.catalogue().version() >= loaded.catalogue().version()) {
        return known.catalogue().version() == loaded.catalogue().version() ? known : loaded;
      }
      recent.put(key, loaded);
      return loaded;
    } finally {
      lock.unlock();
    }
  }

  void forget(@Observes DatasourceRemoved removed) {
    lock.lock();
    try {
      recent.remove(removed.key());
    } finally {
      lock.unlock();
    }
  }
}
