/** What is known of the request at hand. */
package io.querent.kit.request;
