/** Meters of buildings in a folder of files: CSV, Parquet and JSON lines, a year up to today. */
package io.querent.local.demo.energy;
