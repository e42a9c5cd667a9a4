/** Reports that run by the clock. */
package io.querent.report.schedule;
