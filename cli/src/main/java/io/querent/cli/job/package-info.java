/** Work that takes longer than a request. */
package io.querent.cli.job;
