package io.querent.semantics.model;

/**
 * What is wrong in a semantic model.
 *
 * @param path where, as a JSON pointer such as {@code /tables/0/time_column}
 * @param message what, and what to do
 */
public record ModelProblem(String path, String message) {
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
