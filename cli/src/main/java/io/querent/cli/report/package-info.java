/** Reports: list, show, run, move and compare them. */
package io.querent.cli.report;
