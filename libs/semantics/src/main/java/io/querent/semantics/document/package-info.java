/** Reading JSON and YAML documents by hand, with errors that say where and what to do. */
package io.querent.semantics.document;
