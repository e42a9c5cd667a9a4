/** Every failure of a request becomes one RFC 9457 problem here. */
package io.querent.kit.problem;
