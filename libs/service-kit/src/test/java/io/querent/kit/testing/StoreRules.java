package io.querent.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;

/** What holds for the store of every service. */
public final class StoreRules {
  private static final String REPOSITORY =
      "io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase";

  /** Entity deletes of concurrent sessions get mixed up (hibernate-reactive, issue 1713). */
  public static final ArchRule ROWS_ARE_DELETED_BY_STATEMENT =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe("an entity is deleted", StoreRules::deletesEntity));

  private StoreRules() {}

  private static boolean deletesEntity(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)
        || !target.getOwner().isAssignableTo(REPOSITORY)) {
      return false;
    }
    boolean byEntity =
        target.getName().equals("delete")
            && target.getRawParameterTypes().size() == 1
            && target.getRawParameterTypes().getFirst().isEquivalentTo(Object.class);
    return byEntity || target.getName().equals("deleteById");
  }
}
