/** Datasources: which there are, adding, learning, looking after them. */
package io.querent.cli.datasource;
