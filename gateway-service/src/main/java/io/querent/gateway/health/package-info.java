/** Health of the whole installation. */
package io.querent.gateway.health;
