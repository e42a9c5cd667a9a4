/** Alerts on runs and their deliveries. */
package io.querent.report.alert;
