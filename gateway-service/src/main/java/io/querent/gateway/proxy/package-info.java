/** Routes to the services: identity stamped on, bodies and streams passed through unbuffered. */
package io.querent.gateway.proxy;
