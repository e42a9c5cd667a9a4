/** Speaks to the running Querent of this installation over its public API. */
package io.querent.local.client;
