/** What the agent service offers: chats, runs, answers and their events. */
package io.querent.contracts.agent;
