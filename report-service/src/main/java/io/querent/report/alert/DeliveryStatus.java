package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a delivery stands. */
enum DeliveryStatus {
  PENDING,
  DELIVERED,
  FAILED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
