/** What every command shares: the process around it, the global options, exit codes, failures. */
package io.querent.cli.command;
