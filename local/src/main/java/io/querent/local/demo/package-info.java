/**
 * The demo: four datasources whose data is generated here, by a seeded generator, and registered
 * with a small semantic model each. {@code music} is the same everywhere and forever; {@code shop},
 * {@code energy} and {@code monitoring} end today, so that 'last month' has an answer.
 */
package io.querent.local.demo;
