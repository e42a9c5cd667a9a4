package io.querent.contracts.datasource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A registered datasource as clients see it; never holds a secret.
 *
 * @param status {@code new}, {@code learning}, {@code ready} or {@code failed}
 * @param health {@code healthy}, {@code unhealthy} or {@code unknown}
 * @param questions first questions to try
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasourceView(
    String id,
    String kind,
    String dialect,
    String displayName,
    String description,
    @JsonProperty("default") boolean isDefault,
    String status,
    String health,
    String healthDetail,
    Integer tables,
    Long catalogueVersion,
    Instant learnedAt,
    List<String> questions,
    Instant createdAt,
    Instant updatedAt) {}
