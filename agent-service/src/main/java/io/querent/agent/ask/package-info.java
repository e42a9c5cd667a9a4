/** Asking: quick answers and messages of a chat. */
package io.querent.agent.ask;
