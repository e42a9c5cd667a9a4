/** The planning loop: context, model, tools, observation, within stated limits. */
package io.querent.agent.loop;
