/** Reports, their versions and their runs. */
package io.querent.contracts.report;
