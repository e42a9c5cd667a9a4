package io.querent.file.result;

/**
 * What a result to be kept will be known by.
 *
 * @param organizationId whose people may read it
 * @param createdBy user id
 * @param truncated whether its rows were cut before they came here
 * @param limit the row limit, 0 when there is none
 */
public record Keeping(
    String organizationId,
    String createdBy,
    String datasourceId,
    String sql,
    String question,
    boolean truncated,
    long limit,
    int previewRows) {}
