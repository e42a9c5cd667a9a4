/** Users, organizations, their members' roles, and API keys. */
package io.querent.gateway.account;
