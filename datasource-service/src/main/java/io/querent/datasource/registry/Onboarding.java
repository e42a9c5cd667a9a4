package io.querent.datasource.registry;

import io.querent.semantics.model.SemanticModel;

/** What else happens to a datasource when it is registered; the learning feature does it. */
public interface Onboarding {

  /**
   * Learns the datasource and keeps its first semantic model. Whatever it throws undoes the
   * registration.
   *
   * @param model null for none
   * @param learn whether to learn now
   */
  void onboard(Registered datasource, SemanticModel model, boolean learn);
}
