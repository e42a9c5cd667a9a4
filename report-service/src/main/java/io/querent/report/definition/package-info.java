/** Report definitions: keys, immutable versions, parameters, export and import. */
package io.querent.report.definition;
