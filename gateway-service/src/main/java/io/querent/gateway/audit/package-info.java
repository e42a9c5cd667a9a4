/** What people and tokens did to accounts and datasources. */
package io.querent.gateway.audit;
