/**
 * Results on their way out: one class per format, pages of JSON, and the addresses they are read
 * at.
 */
package io.querent.file.export;
