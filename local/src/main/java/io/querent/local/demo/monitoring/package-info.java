/** Web sites of hosting providers, watched every hour for three months up to today. */
package io.querent.local.demo.monitoring;
