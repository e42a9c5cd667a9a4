/** Calls from one service to another. */
package io.querent.kit.call;
