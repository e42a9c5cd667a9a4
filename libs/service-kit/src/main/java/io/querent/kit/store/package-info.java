/** The bridge from blocking code to the reactive store. */
package io.querent.kit.store;
