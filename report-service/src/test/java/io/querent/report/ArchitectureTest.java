package io.querent.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.querent.kit.testing.StoreRules;

@AnalyzeClasses(
    packages = "io.querent.report",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("io.querent.report.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_EDGE_KNOWS_HTTP =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .haveSimpleNameNotEndingWith("Failures")
          .and()
          .haveSimpleNameNotEndingWith("EventStream")
          .and()
          .haveSimpleNameNotEndingWith("Client")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule ROWS_ARE_DELETED_BY_STATEMENT = StoreRules.ROWS_ARE_DELETED_BY_STATEMENT;
}
