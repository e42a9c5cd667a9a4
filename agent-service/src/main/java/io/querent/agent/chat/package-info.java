/** Conversations and their runs as they are kept in PostgreSQL. */
package io.querent.agent.chat;
