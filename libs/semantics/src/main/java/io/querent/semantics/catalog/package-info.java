/** The catalogue: what was learned of a datasource, and the graph of its relationships. */
package io.querent.semantics.catalog;
