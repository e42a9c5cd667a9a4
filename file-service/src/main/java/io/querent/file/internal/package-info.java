/** What other services ask of this one. */
package io.querent.file.internal;
