/**
 * Queries: an IR or a statement becomes one guarded statement, runs read-only with limits, and its
 * rows are kept by the file service; the caller gets the head.
 */
package io.querent.datasource.query;
