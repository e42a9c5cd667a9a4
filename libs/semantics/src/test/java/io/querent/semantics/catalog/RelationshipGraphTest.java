package io.querent.semantics.catalog;

import static io.querent.semantics.catalog.Shop.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.querent.semantics.catalog.RelationshipGraph.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelationshipGraphTest {
  private final RelationshipGraph shop = new RelationshipGraph(Shop.catalogue().relationships());

  private static List<String> tables(List<Step> path) {
    return path.stream().map(s -> s.from() + ">" + s.to()).toList();
  }

  @Test
  void shouldWalkRelationshipsInBothDirections() {
    List<Step> down = shop.path("customers", "order_items").orElseThrow();
    assertThat(tables(down)).containsExactly("customers>orders", "orders>order_items");
    assertThat(down).noneMatch(Step::forward);
    List<Step> up = shop.path("order_items", "customers").orElseThrow();
    assertThat(tables(up)).containsExactly("order_items>orders", "orders>customers");
    assertThat(up).allMatch(Step::forward);
    assertThat(up.getFirst().reversed()).isEqualTo(down.getLast());
  }

  @Test
  void shouldNeedNoStepWithinOneTable() {
    assertThat(shop.path("orders", "orders")).contains(List.of());
    assertThat(shop.connect(List.of("orders"))).contains(List.of());
    assertThat(shop.connect(List.of())).contains(List.of());
  }

  @Test
  void shouldFindNoPathToUnrelatedTable() {
    assertThat(shop.path("orders", "products")).isEmpty();
    assertThat(shop.connect(List.of("orders", "customers", "products"))).isEmpty();
    assertThat(shop.path("nowhere", "orders")).isEmpty();
  }

  @Test
  void shouldPreferDeclaredOverGuessedPathOfTheSameLength() {
    RelationshipGraph graph =
        new RelationshipGraph(
            List.of(
                link("a", "g", "guess", "id", 0.3),
                link("guess", "b", "b", "id", 0.3),
                link("a", "d", "declared", "id", 1),
                link("declared", "b", "b", "id", 1)));
    List<Step> path = graph.path("a", "b").orElseThrow();
    assertThat(tables(path)).containsExactly("a>declared", "declared>b");
    assertThat(RelationshipGraph.cost(path)).isCloseTo(2.0, within(1e-9));
  }

  @Test
  void shouldPreferLessSureShortcutOverLongDetour() {
    RelationshipGraph graph =
        new RelationshipGraph(
            List.of(
                link("a", "b", "b", "id", 0.5),
                link("a", "x", "x", "id", 1),
                link("x", "b", "b", "id", 1)));
    assertThat(tables(graph.path("a", "b").orElseThrow())).containsExactly("a>b");
  }

  @Test
  void shouldConnectTablesByATreeRootedInTheFirst() {
    RelationshipGraph graph =
        new RelationshipGraph(
            List.of(
                link("items", "order_id", "orders", "id", 1),
                link("items", "product_id", "products", "id", 1),
                link("orders", "customer_id", "customers", "id", 1),
                link("products", "category_id", "categories", "id", 1)));
    List<Step> tree = graph.connect(List.of("customers", "categories", "products")).orElseThrow();
    assertThat(tables(tree))
        .containsExactly(
            "customers>orders", "orders>items", "items>products", "products>categories");
  }

  @Test
  void shouldKeepSeveralRelationshipsBetweenTheSameTables() {
    RelationshipGraph graph =
        new RelationshipGraph(
            List.of(
                link("flights", "origin", "airports", "code", 1),
                link("flights", "destination", "airports", "code", 1)));
    assertThat(graph.stepsFrom("flights")).hasSize(2);
    assertThat(graph.path("flights", "airports").orElseThrow()).hasSize(1);
  }

  @Test
  void shouldEndOnCyclesAndSelfReferences() {
    RelationshipGraph graph =
        new RelationshipGraph(
            List.of(
                link("employees", "manager_id", "employees", "id", 1),
                link("employees", "team_id", "teams", "id", 1),
                link("teams", "lead_id", "employees", "id", 1)));
    assertThat(graph.path("teams", "employees").orElseThrow()).hasSize(1);
    assertThat(graph.path("employees", "other")).isEmpty();
  }

  @Test
  void shouldFindPathsInLargeGraphs() {
    RelationshipGraph chain =
        new RelationshipGraph(
            IntStream.range(0, 2_000)
                .mapToObj(i -> link("t" + i, "next", "t" + (i + 1), "id", 1))
                .toList());
    assertThat(chain.path("t2000", "t0").orElseThrow()).hasSize(2_000);
  }
}
