/** Who calls and what they may do. */
package io.querent.contracts.identity;
