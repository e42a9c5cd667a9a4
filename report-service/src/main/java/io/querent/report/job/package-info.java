/** The job ledger: jobs, their outbox, their progress. */
package io.querent.report.job;
