package io.querent.file.dataset;

/**
 * How much of a table is looked at.
 *
 * @param sampleRows rows for frequent values when the table has more
 * @param frequentValues most frequent values kept of a column
 * @param fullScanBytes files up to this size are read whole for row count, nulls, ranges, distinct
 *     values
 */
record ProfileBounds(int sampleRows, int frequentValues, long fullScanBytes) {}
