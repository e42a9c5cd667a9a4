package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What an answer cost. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Usage(
    String provider, String model, long promptTokens, long completionTokens, Double cost) {}
