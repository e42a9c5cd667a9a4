/** The web page and its deep links. */
package io.querent.gateway.page;
