/** Queries over files: proven to only read, run within limits, kept as a result. */
package io.querent.file.query;
