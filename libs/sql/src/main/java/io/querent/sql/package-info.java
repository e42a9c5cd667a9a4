/** From the IR to SQL text of one engine, with its bound values and the columns it returns. */
package io.querent.sql;
