/** Secrets at rest: envelope encryption with a master key from the environment. */
package io.querent.kit.vault;
