/** What sockets and event streams carry. */
package io.querent.contracts.channel;
