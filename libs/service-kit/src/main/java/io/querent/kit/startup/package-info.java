/** What is checked before a service takes requests. */
package io.querent.kit.startup;
