/** Who stands behind a request: own tokens, API keys, or in open mode the local administrator. */
package io.querent.gateway.identity;
