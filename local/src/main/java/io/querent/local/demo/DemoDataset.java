package io.querent.local.demo;

import io.querent.local.LocalEnvironment;
import java.time.LocalDateTime;
import java.util.Map;

/** One datasource of the demo: how its data is made, and where Querent finds it. */
public interface DemoDataset {

  /** Id of the datasource; its semantic model is the resource {@code /demo/<id>.yaml}. */
  String id();

  /** What people read in a list. */
  String displayName();

  /** One sentence about the data. */
  String description();

  /** Key of the connector. */
  String kind();

  /** The {@code connection} of the registration. */
  Map<String, Object> connection(LocalEnvironment environment);

  /**
   * Makes the data when it is missing or made for an earlier month.
   *
   * @param now the moment at which data that ends today ends, in UTC
   * @return whether data was made
   * @throws Exception when it cannot be made; nothing half-made stays
   */
  boolean prepare(LocalEnvironment environment, LocalDateTime now) throws Exception;
}
