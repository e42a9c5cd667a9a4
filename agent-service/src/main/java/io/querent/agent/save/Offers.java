package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.agent.OfferedParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parameters under way: what is offered, and of what is wanted, the schema and the defaults. */
final class Offers {
  private static final int LONGEST_NAME = 60;

  /** Names that the caller wants; null for all. */
  private final Set<String> chosen;

  private final Set<String> taken = new HashSet<>();
  private final ObjectNode schema = JsonNodeFactory.instance.objectNode();
  private final ObjectNode defaults = JsonNodeFactory.instance.objectNode();
  private final List<OfferedParameter> offered = new ArrayList<>();

  Offers(Set<String> chosen) {
    this.chosen = chosen;
  }

  /** Both ends of a range, as they stand in the query. */
  record Range(String from, String to) {}

  /** Keeps a name from being given. */
  void reserve(String name) {
    taken.add(name);
  }

  /** Offers a literal; what stands in its place when it is wanted. */
  Optional<String> single(Place place, Literal literal) {
    String name = offer(place.name(literal), literal, place.path(), place.label());
    if (!wanted(name)) {
      return Optional.empty();
    }
    return Optional.of(declare(name, literal));
  }

  /** Offers both ends of a range, which are replaced together. */
  Optional<Range> range(Place low, Literal from, Place high, Literal to) {
    String first = offer(low.name(from), from, low.path(), low.label());
    String second = offer(high.name(to), to, high.path(), high.label());
    if (!wanted(first) && !wanted(second)) {
      return Optional.empty();
    }
    return Optional.of(new Range(declare(first, from), declare(second, to)));
  }

  Parametrised around(JsonNode query) {
    return new Parametrised(query, schema, defaults, List.copyOf(offered));
  }

  private String offer(String suggested, Literal literal, String path, String label) {
    String stem = suggested.substring(0, Math.min(LONGEST_NAME, suggested.length()));
    String name = stem;
    for (int i = 2; !taken.add(name); i++) {
      name = stem + i;
    }
    offered.add(
        new OfferedParameter(name, literal.type(), literal.format(), literal.value(), path, label));
    return name;
  }

  private boolean wanted(String name) {
    return chosen == null || chosen.contains(name);
  }

  private String declare(String name, Literal literal) {
    schema.set(name, literal.schema());
    defaults.set(name, literal.value());
    return "{{" + name + "}}";
  }
}
