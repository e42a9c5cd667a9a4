/** The registry: which datasources an organization has, how they are reached, how they are. */
package io.querent.datasource.registry;
