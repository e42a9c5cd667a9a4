/** The one error model of all services: RFC 9457 problems with a code of a closed list. */
package io.querent.contracts.problem;
