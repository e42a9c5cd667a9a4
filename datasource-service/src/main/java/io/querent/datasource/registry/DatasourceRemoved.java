package io.querent.datasource.registry;

import io.querent.datasource.connector.DatasourceKey;

/** Told within the service when a datasource is gone, so that caches and pools let go of it. */
public record DatasourceRemoved(DatasourceKey key) {}
