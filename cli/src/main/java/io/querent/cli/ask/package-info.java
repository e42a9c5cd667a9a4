/** Questions: sending them, following their runs, and printing the answers. */
package io.querent.cli.ask;
