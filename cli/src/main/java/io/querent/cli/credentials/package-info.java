/** What signing in leaves on this machine: tokens per address, readable by their owner only. */
package io.querent.cli.credentials;
