package io.querent.local.supervise;

/**
 * What the launcher knows of one part.
 *
 * @param pid its process, 0 when there is none
 * @param born when that process began, in milliseconds since 1970; tells it from a later process
 *     with the same number
 * @param seconds from start to readiness, the last time
 * @param restarts how often it was started again after it died
 */
public record PartStatus(
    String name, long pid, long born, int port, Phase phase, double seconds, int restarts) {}
