/**
 * The IR: one engine-neutral query document, its JSON form, and the small expression language in
 * it.
 */
package io.querent.semantics.ir;
