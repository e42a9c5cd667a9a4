/** Internal tokens: how services know on whose behalf they work, and how they tell each other. */
package io.querent.kit.identity;
