package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.FORBIDDEN_FUNCTION;
import static io.querent.sql.guard.RefusalCode.SYSTEM_CATALOGUE;
import static io.querent.sql.guard.RefusalCode.UNKNOWN_FUNCTION;

import java.util.List;

/** Decides whether a function may be called. */
final class FunctionCheck {
  private final DialectRules rules;
  private final boolean systemCatalogues;

  FunctionCheck(DialectRules rules, boolean systemCatalogues) {
    this.rules = rules;
    this.systemCatalogues = systemCatalogues;
  }

  boolean isAllowed(String name) {
    FunctionClass known = rules.functionClass(name);
    return known != null && (known != FunctionClass.SYSTEM || systemCatalogues);
  }

  /**
   * Refuses a call that is not allowed.
   *
   * @param schema the schema it is qualified with, or null
   * @param place " at line 1, column 8", or empty when unknown
   */
  FunctionClass require(String schema, String name, String place) {
    if (schema != null && !rules.isTrustedSchema(schema)) {
      throw new Refusal(
          UNKNOWN_FUNCTION,
          ("The call %s.%s%s is qualified, so it may be anybody's function; write %s(…) if you mean"
                  + " the built-in one.")
              .formatted(schema, name, place, name),
          schema + "." + name);
    }
    if (isAllowed(name)) {
      return rules.functionClass(name);
    }
    throw refusal(name, place);
  }

  Refusal refusal(String name, String place) {
    if (rules.functionClass(name) == FunctionClass.SYSTEM) {
      return new Refusal(
          SYSTEM_CATALOGUE,
          "The function %s%s reads the system catalogue, which is not granted; ask an administrator or leave it out."
              .formatted(name, place),
          name);
    }
    String reason = rules.refusalReason(name);
    if (reason != null) {
      return new Refusal(
          FORBIDDEN_FUNCTION,
          "The function %s%s is refused because it %s; remove it.".formatted(name, place, reason),
          name);
    }
    List<String> near = NearestNames.of(name, rules.functions().keySet());
    return new Refusal(
        UNKNOWN_FUNCTION,
        "The function %s%s is not on the list of functions that may be called on %s%s"
            .formatted(name, place, rules.dialect(), NearestNames.ending(near)),
        name);
  }
}
