/** How JSON is read and written, alike in every service. */
package io.querent.kit.json;
