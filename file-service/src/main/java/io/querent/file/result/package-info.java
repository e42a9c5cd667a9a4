/**
 * Results: rows kept as Parquet under an unguessable id, with where they came from, for a stated
 * time.
 */
package io.querent.file.result;
