package io.querent.sql.parameter;

/** A parameter of a statement that cannot be bound; the message says which, why and the remedy. */
public final class ParameterException extends RuntimeException {
  private final String parameter;

  public ParameterException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** The parameter's name; empty when it is about the statement itself. */
  public String parameter() {
    return parameter;
  }
}
