/** Verdicts over the facts of a run, worded by a model or from the checks alone. */
package io.querent.agent.verdict;
