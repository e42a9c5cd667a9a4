/** Ids of what the services create. */
package io.querent.kit.id;
