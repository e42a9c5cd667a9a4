/** What differs from engine to engine: one {@link io.querent.sql.dialect.Dialect} per engine. */
package io.querent.sql.dialect;
