/** The connector for folders of files, which the file service reads. */
package io.querent.datasource.connector.files;
