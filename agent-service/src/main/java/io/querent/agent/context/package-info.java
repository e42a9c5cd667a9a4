/** What a model is told: the schemas, the history, the rules. */
package io.querent.agent.context;
