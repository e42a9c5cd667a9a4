package io.querent.datasource.learn.profile;

/**
 * How much of tables is read.
 *
 * @param wholeUpTo rows of tables that are read whole
 * @param sampleRows about so many rows of larger ones
 * @param timeoutSeconds bound of each statement
 * @param listedValues values that are listed of a column of names
 * @param distinctValues values of a column that are told apart
 * @param exactCounts whether rows are counted where the engine has an estimate, too
 */
public record ScanLimits(
    long wholeUpTo,
    long sampleRows,
    int timeoutSeconds,
    int listedValues,
    int distinctValues,
    boolean exactCounts) {}
