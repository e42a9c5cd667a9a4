/** Catalogues as learned, version by version, and their notes for people and models. */
package io.querent.datasource.catalog;
