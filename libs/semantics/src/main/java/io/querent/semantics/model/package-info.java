/** The semantic model: what people mean by the tables, columns and numbers of a datasource. */
package io.querent.semantics.model;
