package io.querent.datasource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.querent.kit.testing.StoreRules;

@AnalyzeClasses(
    packages = "io.querent.datasource",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("io.querent.datasource.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule HTTP_STAYS_IN_RESOURCES =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .resideOutsideOfPackage("..connector.files..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule CONNECTORS_KNOW_NO_FEATURE =
      noClasses()
          .that()
          .resideInAPackage("..connector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.querent.datasource.registry..",
              "io.querent.datasource.catalog..",
              "io.querent.datasource.semantic..",
              "io.querent.datasource.learn..",
              "io.querent.datasource.query..");

  @ArchTest
  static final ArchRule ROWS_ARE_DELETED_BY_STATEMENT = StoreRules.ROWS_ARE_DELETED_BY_STATEMENT;
}
