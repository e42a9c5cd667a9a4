/** The interactive shell: questions and follow-ups in one chat, line by line. */
package io.querent.cli.shell;
