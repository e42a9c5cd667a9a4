/** How often a caller may ask, counted in Redis. */
package io.querent.gateway.limit;
