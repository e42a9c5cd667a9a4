/** How sure the interpreter may be of a reading. */
package io.querent.nlq.rank;
