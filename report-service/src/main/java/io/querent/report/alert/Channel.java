package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where an alert is delivered, and what goes with it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook"),
  @JsonSubTypes.Type(value = Channel.Email.class, name = "email")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Channel {

  Attach attach();

  /** Where to, as the history shows it. */
  @JsonIgnore
  String target();

  /** What goes with a delivery. */
  record Attach(boolean chart, boolean csv) {}

  /**
   * A signed POST.
   *
   * @param secret signs; null in everything that is kept or answered
   */
  record Webhook(String url, String secret, Attach attach) implements Channel {
    private static final int LONGEST_URL = 2000;
    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST_SECRET = 512;

    public Webhook {
      attach = Objects.requireNonNullElse(attach, new Attach(false, false));
      requireUrl(url);
      if (secret != null
          && !secret.isEmpty()
          && (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET)) {
        throw invalid(
            "A webhook's 'secret' has %d to %d characters."
                .formatted(SHORTEST_SECRET, LONGEST_SECRET));
      }
    }

    private static void requireUrl(String url) {
      try {
        URI uri = new URI(url == null ? "" : url);
        boolean web =
            "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (web
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && url.length() <= LONGEST_URL) {
          return;
        }
      } catch (URISyntaxException e) {
        throw new ProblemException(ErrorCode.INVALID_REQUEST, "The webhook's 'url' is no URL.", e);
      }
      throw invalid("A webhook needs a 'url' with http or https and a host, without a password.");
    }

    /** Without its path, which may hold a token. */
    @Override
    public String target() {
      URI uri = URI.create(url);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      boolean more = uri.getRawPath() != null && uri.getRawPath().length() > 1;
      return uri.getScheme() + "://" + uri.getHost() + port + (more ? "/…" : "");
    }

    Webhook withSecret(String other) {
      return new Webhook(url, other, attach);
    }
  }

  /** A message by e-mail. */
  record Email(List<String> to, String subject, Attach attach) implements Channel {
    private static final Pattern ADDRESS =
        Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");
    private static final int MOST_RECEIVERS = 20;
    private static final int LONGEST_SUBJECT = 200;

    public Email {
      attach = Objects.requireNonNullElse(attach, new Attach(false, false));
      to = to == null ? List.of() : List.copyOf(to);
      if (to.isEmpty() || to.size() > MOST_RECEIVERS) {
        throw invalid("An e-mail alert needs 1 to %d addresses in 'to'.".formatted(MOST_RECEIVERS));
      }
      for (String address : to) {
        if (!ADDRESS.matcher(address).matches()) {
          throw invalid("'%s' is no e-mail address.".formatted(address));
        }
      }
      if (subject != null
          && (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(c -> c < ' '))) {
        throw invalid("A subject is one line of at most %d characters.".formatted(LONGEST_SUBJECT));
      }
    }

    @Override
    public String target() {
      return String.join(", ", to);
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }
}
