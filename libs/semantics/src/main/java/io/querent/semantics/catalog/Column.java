package io.querent.semantics.catalog;

import java.util.Objects;

/**
 * A column of a table as the engine declares it, with what a sample said of its values.
 *
 * @param name the engine's spelling, case kept
 * @param nativeType the engine's type name, for people
 * @param comment the database's own comment, untrusted text; null when there is none
 */
public record Column(
    String name,
    ColumnType type,
    String nativeType,
    boolean nullable,
    String comment,
    Profile profile) {

  public Column {
    Objects.requireNonNull(name, "a column needs a name");
    Objects.requireNonNull(type, () -> "column " + name + " needs a type");
    profile = profile == null ? Profile.UNKNOWN : profile;
  }
}
