/** What the gateway knows of a user at this moment. */
package io.querent.report.member;
