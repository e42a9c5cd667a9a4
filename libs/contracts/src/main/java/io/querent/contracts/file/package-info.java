/** What the file service offers: kept results and queries over files. */
package io.querent.contracts.file;
