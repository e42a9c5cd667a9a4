/** How things look in a terminal: widths, tables, numbers, small charts, colours. */
package io.querent.cli.screen;
