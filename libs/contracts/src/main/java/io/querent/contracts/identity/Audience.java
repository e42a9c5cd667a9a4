package io.querent.contracts.identity;

/** Names of the services as audiences of internal tokens. */
public final class Audience {
  public static final String GATEWAY = "gateway";
  public static final String AGENT = "agent";
  public static final String DATASOURCE = "datasource";
  public static final String FILE = "file";
  public static final String REPORT = "report";

  private Audience() {}
}
