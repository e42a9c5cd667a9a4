package io.querent.nlq;

/**
 * How some words of the question were understood.
 *
 * @param words the words as typed
 * @param start offset of the first character in the question
 * @param end offset after the last character
 * @param meaning what they became, in plain language
 */
public record Reading(String words, int start, int end, String meaning) {}
