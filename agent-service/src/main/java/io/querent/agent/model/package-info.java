/** Model providers behind one streaming interface, and the route between them. */
package io.querent.agent.model;
