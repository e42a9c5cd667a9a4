/** An online shop in PostgreSQL: three years of orders up to today. */
package io.querent.local.demo.shop;
