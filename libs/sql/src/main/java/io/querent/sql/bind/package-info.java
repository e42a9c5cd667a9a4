/** Binding: every name of an IR resolved against the catalogue and the semantic model. */
package io.querent.sql.bind;
