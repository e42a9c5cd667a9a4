/** Statements and the results that the server keeps. */
package io.querent.cli.query;
