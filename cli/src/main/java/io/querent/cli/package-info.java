/**
 * The terminal client: the command above all others, and those that are about the client itself.
 */
package io.querent.cli;
