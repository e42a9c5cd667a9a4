/**
 * The one-machine launcher: what a person starts with {@code ./querent up}, and where its data,
 * ports and secrets live. Everything it keeps is under {@code .querent/} of the clone.
 */
package io.querent.local;
