package io.querent.semantics.ir;

import io.querent.semantics.document.DocumentNode;
import java.util.Optional;
import java.util.function.Supplier;

/** Expressions that stand as text in a JSON document, with errors at the place of the text. */
final class Texts {
  private Texts() {}

  static Expression expression(DocumentNode node) {
    return expression(node, node.text());
  }

  static Expression expression(DocumentNode node, String text) {
    return checked(node, () -> ExpressionParser.parse(text));
  }

  static Filter condition(DocumentNode node) {
    return checked(node, () -> ExpressionParser.parseCondition(node.text()));
  }

  static Expression.Column column(DocumentNode node) {
    return column(node, node.text());
  }

  static Expression.Column column(DocumentNode node, String text) {
    return checked(node, () -> ExpressionParser.parseColumn(text));
  }

  /** The value of one of two keys that mean the same; both at once are refused. */
  static Optional<DocumentNode> oneOf(DocumentNode node, String key, String alias) {
    if (node.has(key) && node.has(alias)) {
      throw node.failure("'%s' and '%s' mean the same; keep one of them".formatted(key, alias));
    }
    return node.optional(key, alias);
  }

  /** What the supplier makes; its refusal is reported at the place of {@code node}. */
  static <T> T checked(DocumentNode node, Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (IrException e) {
      throw e.path().isEmpty() ? node.failure(e.getMessage()) : e;
    } catch (IllegalArgumentException e) {
      throw node.failure(e.getMessage());
    }
  }
}
