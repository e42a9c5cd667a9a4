/**
 * Inference of relationships that an engine does not declare: names propose, values decide, and the
 * outcome carries a confidence.
 */
package io.querent.datasource.learn.infer;
