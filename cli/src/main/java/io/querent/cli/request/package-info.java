/** Any request of the API by method and path, and any channel by name. */
package io.querent.cli.request;
