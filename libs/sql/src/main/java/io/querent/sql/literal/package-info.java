/** Literals in the conditions of statements, where a bound value could stand instead. */
package io.querent.sql.literal;
