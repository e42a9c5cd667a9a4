package io.querent.datasource.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** All connectors by their key. */
@ApplicationScoped
public class Connectors {
  @Inject @Any Instance<Connector> connectors;

  public Optional<Connector> find(String kind) {
    return connectors.stream().filter(c -> c.kind().equals(kind)).findFirst();
  }

  /** The connector of a registered datasource. */
  public Connector get(String kind) {
    return find(kind)
        .orElseThrow(() -> new IllegalStateException("no connector for the kind '" + kind + "'"));
  }

  public List<String> kinds() {
    return connectors.stream().map(Connector::kind).sorted().toList();
  }
}
