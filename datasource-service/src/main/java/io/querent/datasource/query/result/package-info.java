/** Rows of any engine as one Arrow stream, and their first ones as JSON values. */
package io.querent.datasource.query.result;
