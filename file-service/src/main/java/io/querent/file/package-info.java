/** The file service: kept results, and folders of files as datasources. */
package io.querent.file;
