/**
 * Learning: reads what an engine declares, profiles bounded samples, infers the relationships that
 * nobody declared, and keeps the outcome as the next version of the catalogue.
 */
package io.querent.datasource.learn;
