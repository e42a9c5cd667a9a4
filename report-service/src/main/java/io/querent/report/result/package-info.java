/** Kept results of the file service: their rows, and what is found out about them. */
package io.querent.report.result;
