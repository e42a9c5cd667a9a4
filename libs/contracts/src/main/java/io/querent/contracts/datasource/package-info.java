/** What the datasource service offers. */
package io.querent.contracts.datasource;
