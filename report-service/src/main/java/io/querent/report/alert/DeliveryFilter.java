package io.querent.report.alert;

/** Which deliveries of the history are wanted; null for any. */
record DeliveryFilter(String alert, String report, String status, int limit, String before) {}
