package io.querent.contracts.agent;

/**
 * How some words of the question were read; {@code start} and {@code end} are character offsets in
 * it.
 */
public record ReadingPart(String words, int start, int end, String meaning) {}
