package io.querent.local.eval;

import java.util.Locale;

/** How one question went. */
enum Outcome {
  RIGHT,
  WRONG,
  ASKED_BACK,
  REFUSED,
  FAILED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String heading() {
    return word().replace('_', ' ');
  }
}
