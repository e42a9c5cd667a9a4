/** Words as people type them: which known name did they mean? */
package io.querent.semantics.text;
