package io.querent.file.export;

/**
 * How a caller wants a result.
 *
 * @param safe whether texts that a spreadsheet would run as formulas are made harmless by a leading
 *     apostrophe
 */
public record ExportOptions(boolean safe) {}
