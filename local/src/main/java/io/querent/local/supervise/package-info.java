/** The background process that starts the parts, restarts what dies, and ends with all of them. */
package io.querent.local.supervise;
