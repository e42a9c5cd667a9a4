/**
 * Folders of files as datasources: which files make which table, how they are read, what is in
 * them.
 */
package io.querent.file.dataset;
