/** Named parameters in statements that people write. */
package io.querent.sql.parameter;
