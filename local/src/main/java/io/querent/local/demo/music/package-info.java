/** A record shop in an SQLite file, with the table names that tutorials made well known. */
package io.querent.local.demo.music;
