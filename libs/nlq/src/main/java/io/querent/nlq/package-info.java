/**
 * The built-in interpreter: a question in plain English becomes ranked IR interpretations, without
 * a model, deterministically.
 */
package io.querent.nlq;
