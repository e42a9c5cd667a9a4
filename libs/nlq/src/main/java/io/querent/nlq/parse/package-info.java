/**
 * From linked chunks to a sketch of the query: what is selected, under which conditions, how
 * ranked.
 */
package io.querent.nlq.parse;
