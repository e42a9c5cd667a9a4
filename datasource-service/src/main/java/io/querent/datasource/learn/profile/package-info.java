/** Profiles of columns from one pass over a bounded sample of their values. */
package io.querent.datasource.learn.profile;
