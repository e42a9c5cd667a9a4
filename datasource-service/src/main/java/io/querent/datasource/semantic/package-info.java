/**
 * What people mean by a datasource: semantic models, version by version, and the schema as seen
 * through them.
 */
package io.querent.datasource.semantic;
