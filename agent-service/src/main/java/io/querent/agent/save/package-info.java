/** Finished answers become reports. */
package io.querent.agent.save;
