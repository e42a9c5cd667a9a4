package io.querent.kit.request;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id under which this request is logged, taken from {@code X-Request-Id} or made here. */
@RequestScoped
public class RequestId {
  public static final String HEADER = "X-Request-Id";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  private String value;

  /** The id; made on first use. */
  public String value() {
    if (value == null) {
      value = "req_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
    return value;
  }

  void accept(String candidate) {
    if (candidate != null && ACCEPTED.matcher(candidate).matches()) {
      value = candidate;
    }
  }
}
