package io.querent.datasource.learn;

import io.querent.contracts.datasource.Learned;
import io.querent.contracts.file.FileFolder;
import io.querent.contracts.job.LearnOptions;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.catalog.CatalogueRepository;
import io.querent.datasource.catalog.StoredCatalogue;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.Connectors;
import io.querent.datasource.connector.EngineThreads;
import io.querent.datasource.connector.FolderConnector;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.JdbcFailures;
import io.querent.datasource.connector.Pools;
import io.querent.datasource.learn.infer.RelationshipInference;
import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.datasource.registry.DatasourceRepository;
import io.querent.datasource.registry.Datasources;
import io.querent.datasource.registry.Onboarding;
import io.querent.datasource.registry.Registered;
import io.querent.datasource.semantic.SemanticModelService;
import io.querent.kit.id.Ids;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.model.SemanticModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Learns datasources, one learning per datasource at a time. */
@ApplicationScoped
public class LearnService implements Onboarding {
  @Inject DatasourceRepository repository;
  @Inject Datasources datasources;
  @Inject CatalogueRepository catalogues;
  @Inject SemanticModelService models;
  @Inject Connectors connectors;
  @Inject Pools pools;
  @Inject EngineThreads threads;
  @Inject LearnConfiguration configuration;

  /** Learns a datasource now; what was known before stays when that fails. */
  public Learned learn(Registered datasource) {
    return learn(datasource, null, Ids.next("learning"), LearnOptions.USUAL);
  }

  /** As {@link #learn(Registered)} by a holder that may begin again what it began before. */
  Learned learn(Registered datasource, String holder, LearnOptions options) {
    return learn(datasource, null, holder, options);
  }

  @Override
  public void onboard(Registered datasource, SemanticModel model, boolean learn) {
    if (learn) {
      learn(datasource, model, Ids.next("learning"), LearnOptions.USUAL);
    }
    if (model != null) {
      models.add(datasource, model);
    }
  }

  private Learned learn(
      Registered datasource, SemanticModel model, String holder, LearnOptions options) {
    long start = System.nanoTime();
    LearnDepth depth = LearnDepth.of(options, configuration);
    if (!repository.startLearning(datasource.key(), holder, depth.lease())) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "'%s' is being learned right now; wait for that to end.".formatted(datasource.id()));
    }
    try {
      Findings findings = find(datasource, depth);
      Catalogue catalogue = catalogue(datasource, findings);
      if (model != null) {
        models.check(model, catalogue, "/semantic_model");
      }
      catalogues.add(datasource.key(), new StoredCatalogue(catalogue, findings.files()));
      return learned(datasource, catalogue, findings, (System.nanoTime() - start) / 1_000_000);
    } catch (RuntimeException e) {
      repository.failLearning(datasource.key());
      throw e;
    }
  }

  private Findings find(Registered datasource, LearnDepth depth) {
    ConnectionSettings settings = datasources.settings(datasource);
    return switch (connectors.get(datasource.kind())) {
      case FolderConnector folder -> inFolder(folder, settings, depth);
      case JdbcConnector jdbc -> inDatabase(datasource, jdbc, settings, depth);
    };
  }

  /** Another service reads files, always as thoroughly as it can. */
  private static Findings inFolder(
      FolderConnector connector, ConnectionSettings settings, LearnDepth depth) {
    FileFolder.Contents contents = connector.learn(settings);
    List<ProfiledTable> tables =
        contents.tables().stream()
            .map(t -> depth.values() ? ListedValues.of(t) : StructureOnly.of(t, false))
            .toList();
    List<String> warnings = new ArrayList<>(contents.warnings());
    if (!depth.values()) {
      warnings.add(StructureOnly.WARNING);
    }
    List<Relationship> relationships =
        new RelationshipInference(tables, (from, column, to, key) -> Optional.empty())
            .infer(List.of());
    return new Findings(
        tables.stream().map(ProfiledTable::table).toList(),
        relationships,
        contents.files(),
        warnings);
  }

  private Findings inDatabase(
      Registered datasource,
      JdbcConnector connector,
      ConnectionSettings settings,
      LearnDepth depth) {
    StatementWatch watch = new StatementWatch();
    try {
      return Stoppable.run(
          () -> threads.call(connector, () -> read(datasource, connector, settings, depth, watch)),
          watch::stop);
    } catch (SQLException e) {
      throw JdbcFailures.problem(connector, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the learning was interrupted", e);
    }
  }

  private Findings read(
      Registered datasource,
      JdbcConnector connector,
      ConnectionSettings settings,
      LearnDepth depth,
      StatementWatch watch)
      throws SQLException {
    try (Connection connection = pools.borrow(datasource.key(), connector, settings)) {
      Findings findings =
          new DatabaseLearner(connector, watch.watch(connection), depth).learn(settings);
      watch.check();
      return findings;
    }
  }

  private static Catalogue catalogue(Registered datasource, Findings findings) {
    return new Catalogue(
        datasource.id(),
        datasource.dialect(),
        datasource.catalogueVersion() + 1,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        findings.tables(),
        findings.relationships());
  }

  private static Learned learned(
      Registered datasource, Catalogue catalogue, Findings findings, long elapsedMs) {
    return new Learned(
        datasource.id(),
        catalogue.version() + datasource.modelVersion(),
        catalogue.tables().size(),
        catalogue.tables().stream().mapToInt(t -> t.columns().size()).sum(),
        catalogue.relationships().size(),
        (int) catalogue.relationships().stream().filter(r -> !r.declared()).count(),
        catalogue.learnedAt(),
        elapsedMs,
        findings.warnings());
  }
}
