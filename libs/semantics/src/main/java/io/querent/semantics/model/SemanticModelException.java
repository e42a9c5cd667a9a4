package io.querent.semantics.model;

/** A semantic model that cannot be read. The problem says where and what to do. */
public final class SemanticModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ModelProblem problem;

  public SemanticModelException(String path, String message) {
    super(path.isEmpty() ? message : path + ": " + message);
    this.problem = new ModelProblem(path, message);
  }

  public ModelProblem problem() {
    return problem;
  }
}
