/** Jackson's view of catalogue, semantic model and IR. */
package io.querent.semantics.json;
