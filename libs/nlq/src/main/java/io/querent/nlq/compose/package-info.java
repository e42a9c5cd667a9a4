/** From a sketch to an IR: grouping at the right level, nested queries, set operations. */
package io.querent.nlq.compose;
