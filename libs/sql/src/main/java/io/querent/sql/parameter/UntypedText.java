package io.querent.sql.parameter;

/**
 * A text whose type the engine finds out from where it stands, so that it compares with a date as
 * well as with a text.
 */
public record UntypedText(String text) {}
