/** The parts of a one-machine installation: how each is prepared, started, probed and stopped. */
package io.querent.local.part;
