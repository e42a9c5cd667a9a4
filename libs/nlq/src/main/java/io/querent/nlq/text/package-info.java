/** Words: tokens of a question, their lemmas and stems, and the English word lists. */
package io.querent.nlq.text;
