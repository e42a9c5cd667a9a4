/**
 * The conversation around a query: requests that cannot be served, follow-ups, descriptions in
 * words.
 */
package io.querent.nlq.dialogue;
