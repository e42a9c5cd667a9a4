/** What can be said of a kept result by itself: profile, duplicates, outliers, correlations. */
package io.querent.file.analysis;
