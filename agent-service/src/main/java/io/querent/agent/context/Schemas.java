package io.querent.agent.context;

import io.querent.contracts.datasource.DatasourceView;
import io.querent.contracts.datasource.Schema;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.CurrentCaller;
import io.querent.nlq.SchemaIndex;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The schemas that the caller may ask. Indexes are kept per datasource and catalogue version; the
 * list itself is believed for a moment only, so that a new datasource is seen at once.
 */
@ApplicationScoped
public class Schemas {
  private static final Logger LOG = Logger.getLogger(Schemas.class);
  private static final String READY = "ready";
  private static final String DATASOURCES = "The datasources";

  @Inject @RestClient DatasourceClient client;
  @Inject SchemaConfiguration configuration;
  @Inject CurrentCaller caller;

  private record Listing(List<DatasourceView> items, long until) {}

  private record Key(String organizationId, String datasourceId) {}

  private BoundedCache<String, Listing> listings;
  private BoundedCache<Key, KnownSchema> schemas;

  @PostConstruct
  void prepare() {
    listings = new BoundedCache<>(configuration.capacity());
    schemas = new BoundedCache<>(configuration.capacity());
  }

  /** The schema of one datasource. */
  public KnownSchema of(String datasourceId) {
    return known(view(datasourceId));
  }

  /**
   * Every datasource that can be asked, the default one first; those that cannot be read are left
   * out.
   */
  public List<KnownSchema> all() {
    List<DatasourceView> ready =
        list(caller.get()).stream()
            .filter(d -> READY.equals(d.status()))
            .sorted(Comparator.comparing(DatasourceView::isDefault).reversed())
            .limit(configuration.consulted())
            .toList();
    List<KnownSchema> known = new ArrayList<>();
    for (DatasourceView datasource : ready) {
      readable(datasource).ifPresent(known::add);
    }
    return known;
  }

  private Optional<KnownSchema> readable(DatasourceView datasource) {
    try {
      return Optional.of(known(datasource));
    } catch (ProblemException e) {
      LOG.warnf("datasource %s is left out: %s", datasource.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private DatasourceView view(String datasourceId) {
    Optional<DatasourceView> listed =
        list(caller.get()).stream().filter(d -> d.id().equals(datasourceId)).findFirst();
    DatasourceView view =
        listed.orElseGet(() -> ServiceFailures.reach(DATASOURCES, () -> client.get(datasourceId)));
    if (!READY.equals(view.status()) && view.catalogueVersion() == null) {
      throw new ProblemException(
          ErrorCode.NOT_LEARNED,
          "Datasource '%s' has not been learned; POST /v1/learn?datasource_id=%s first."
              .formatted(datasourceId, datasourceId));
    }
    return view;
  }

  private List<DatasourceView> list(Caller who) {
    Listing listing = listings.get(who.organizationId());
    long now = System.nanoTime();
    if (listing == null || listing.until() - now < 0) {
      listing =
          new Listing(
              ServiceFailures.reach(DATASOURCES, client::list).items(),
              now + configuration.listFor().toNanos());
      listings.put(who.organizationId(), listing);
    }
    return listing.items();
  }

  private KnownSchema known(DatasourceView datasource) {
    Key key = new Key(caller.get().organizationId(), datasource.id());
    KnownSchema known = schemas.get(key);
    if (known != null && isCurrent(known, datasource)) {
      return known;
    }
    Schema schema = ServiceFailures.reach(DATASOURCES, () -> client.schema(datasource.id()));
    KnownSchema fresh =
        new KnownSchema(datasource, schema, SchemaIndex.of(schema.catalogue(), schema.model()));
    schemas.put(key, fresh);
    return fresh;
  }

  private static boolean isCurrent(KnownSchema known, DatasourceView datasource) {
    return datasource.updatedAt() != null
        && datasource.updatedAt().equals(known.datasource().updatedAt())
        && datasource.catalogueVersion() != null
        && datasource.catalogueVersion() == known.schema().version();
  }
}
