/** A single-node Kafka (broker and controller in one) as a process of its own. */
package io.querent.local.kafka;
