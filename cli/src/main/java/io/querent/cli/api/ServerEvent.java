package io.querent.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** One event of a stream: its id, name, and data. */
public record ServerEvent(String id, String name, JsonNode data) {}
