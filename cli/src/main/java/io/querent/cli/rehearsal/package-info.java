/**
 * What the build runs once to record which classes a question needs; see {@code -XX:AOTCache}.
 * Nothing here is used when somebody asks.
 */
package io.querent.cli.rehearsal;
