/** Channels as server-sent events: whoever has one offers it here. */
package io.querent.report.channel;
