/**
 * Workers for jobs: requests arrive on Kafka, are kept in the service's own inbox, and run under a
 * lease.
 */
package io.querent.kit.job;
