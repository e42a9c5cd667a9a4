/** Schema linking: which words of a question may mean which tables, columns, values and metrics. */
package io.querent.nlq.link;
