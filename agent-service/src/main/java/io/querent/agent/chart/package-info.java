/** Which chart fits a result. */
package io.querent.agent.chart;
