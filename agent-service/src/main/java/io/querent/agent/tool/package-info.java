/** What a model may do: look, ask for data, ask back, answer. */
package io.querent.agent.tool;
