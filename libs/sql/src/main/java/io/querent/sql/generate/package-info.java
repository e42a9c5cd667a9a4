/** Generation: a bound IR as a tree of SQL nodes. Internal to this module. */
package io.querent.sql.generate;
