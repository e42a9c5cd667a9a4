/** Runs of reports: states, samples, cache, comparison. */
package io.querent.report.run;
