package io.querent.contracts.datasource;

import io.querent.semantics.ir.Ir;
import java.util.Map;

/** An IR to turn into SQL without running it. */
public record SqlRequest(String datasourceId, Ir ir, Map<String, Object> parameters) {}
