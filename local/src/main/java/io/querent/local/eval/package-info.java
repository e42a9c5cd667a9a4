/**
 * The evaluation: asks the questions of a folder through the running Querent, as any client would,
 * and compares what comes back with the rows of gold SQL.
 */
package io.querent.local.eval;
