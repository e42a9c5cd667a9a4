/** The server over HTTP: requests, server-sent events, problems, and where it is. */
package io.querent.cli.api;
