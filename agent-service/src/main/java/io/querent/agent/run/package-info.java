/** Runs: starting, stopping, leasing and recovering them. */
package io.querent.agent.run;
