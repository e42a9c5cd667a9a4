package io.querent.contracts.file;

/** Where a result came from; sent as base64url JSON in the header {@value #HEADER}. */
public record ResultOrigin(
    String datasourceId,
    String organizationId,
    String sql,
    String question,
    boolean truncated,
    long limit) {
  public static final String HEADER = "X-Querent-Origin";
}
