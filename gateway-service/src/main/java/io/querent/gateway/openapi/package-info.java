/** One OpenAPI document made of those of the services. */
package io.querent.gateway.openapi;
