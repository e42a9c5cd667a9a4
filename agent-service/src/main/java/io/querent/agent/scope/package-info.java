/** Scopes: the question agreed on in Markdown, versioned, from which a query is built. */
package io.querent.agent.scope;
