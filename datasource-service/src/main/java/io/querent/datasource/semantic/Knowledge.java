package io.querent.datasource.semantic;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.SqlGenerator;
import java.util.Map;

/**
 * All that is known of a datasource at one version. The same object is given out while that version
 * holds, so that what others remember by identity stays good.
 *
 * @param catalogue with the relationships of the model
 * @param files table name to file or glob, for folders
 * @param generator writes this datasource's statements and remembers its relationship graph
 */
public record Knowledge(
    Catalogue catalogue, SemanticModel model, Map<String, String> files, SqlGenerator generator) {}
