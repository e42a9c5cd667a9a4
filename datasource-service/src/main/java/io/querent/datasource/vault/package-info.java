/** Keeps connection secrets encrypted at rest. */
package io.querent.datasource.vault;
