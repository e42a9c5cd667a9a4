package io.querent.agent.context;

import io.querent.contracts.datasource.DatasourceView;
import io.querent.contracts.datasource.Schema;
import io.querent.nlq.SchemaIndex;

/** A datasource with everything learned of it, ready for questions. */
public record KnownSchema(DatasourceView datasource, Schema schema, SchemaIndex index) {}
