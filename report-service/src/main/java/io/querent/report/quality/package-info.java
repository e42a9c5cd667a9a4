/** Quality checks of runs and the verdict over them. */
package io.querent.report.quality;
