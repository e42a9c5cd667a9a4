/**
 * Connectors: one sub-package per engine behind {@link io.querent.datasource.connector.Connector},
 * and the pools that they share. Every engine passes the same contract suite.
 */
package io.querent.datasource.connector;
