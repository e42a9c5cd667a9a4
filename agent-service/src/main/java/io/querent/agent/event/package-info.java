/** The events of a run: a journal in memory, mirrored to a Redis stream, read by any node. */
package io.querent.agent.event;
