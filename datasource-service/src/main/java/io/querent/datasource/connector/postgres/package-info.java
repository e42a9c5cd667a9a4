/** The PostgreSQL connector. */
package io.querent.datasource.connector.postgres;
