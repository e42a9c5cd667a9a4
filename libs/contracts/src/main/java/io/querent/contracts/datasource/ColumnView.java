package io.querent.contracts.datasource;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A column of a result; the type is that of the catalogue in lower case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnView(String name, String type, String unit) {}
