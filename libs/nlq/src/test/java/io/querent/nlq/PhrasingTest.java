package io.querent.nlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ways of saying things that must not change, lose or invent what is asked. */
class PhrasingTest {
  private final Asked shop = Asked.of("shop", model());

  private static SemanticModel model() {
    return new SemanticModel(
        "shop",
        null,
        List.of(
            new TableMeaning(
                "users", "customer", null, List.of(), "signed_up_at", List.of("name"), List.of()),
            new TableMeaning(
                "products",
                "product",
                null,
                List.of(),
                null,
                List.of("name"),
                List.of(column("stock", "in stock"))),
            new TableMeaning(
                "orders", "order", null, List.of(), "ordered_at", List.of(), List.of()),
            new TableMeaning(
                "reviews",
                "review",
                null,
                List.of(),
                null,
                List.of(),
                List.of(column("rating", "rated")))),
        List.of(
            metric("revenue", "sum(order_items.quantity * order_items.unit_price)", null, "sales"),
            metric("order_count", "count(orders.*)", null, "orders"),
            metric(
                "cancelled_orders", "count(orders.*)", "orders.status = 'cancelled'", "failures"),
            metric("average_order_value", "avg(orders.total)", null, "average basket")),
        List.of(),
        List.of("What was the revenue last month?"));
  }

  private static ColumnMeaning column(String name, String synonym) {
    return new ColumnMeaning(name, null, null, List.of(synonym), null, Map.of(), false);
  }

  private static MetricMeaning metric(
      String name, String expression, String filter, String synonym) {
    return new MetricMeaning(
        name, null, null, List.of(synonym), expression, filter, "orders.ordered_at", null, null);
  }

  @Test
  void shouldReadContractedNegations() {
    assertThat(shop.rows("Which customers don't have an order?")).containsExactly("Dan");
    assertThat(shop.rows("How many customers haven't placed any order?")).containsExactly("1");
    assertThat(shop.rows("Which products don't have a review?"))
        .containsExactlyInAnyOrder("Novel", "Spade");
  }

  @Test
  void shouldNotTakeAVerbForAName() {
    assertThat(Asked.of("music").rows("How many invoices did we bill in 2024?"))
        .containsExactly("3");
    assertThat(shop.rows("How many customers signed up in 2024?")).containsExactly("3");
  }

  @Test
  void shouldReadAMetricWholeAtTheStart() {
    assertThat(shop.rows("average order value by country"))
        .containsExactlyInAnyOrder("Germany|36.23", "France|56.25");
    assertThat(shop.rows("average basket in 2023")).containsExactly("60");
  }

  @Test
  void shouldRankByAMetricSaidAtTheEnd() {
    assertThat(shop.rows("Who are the 2 best customers by revenue?"))
        .containsExactly("Ada|114.9", "Eve|100");
    assertThat(shop.rows("the worst customer by revenue")).containsExactly("Ben|12.5");
    assertThat(shop.rows("best product in each category by revenue")).contains("Books|Atlas|180");
  }

  @Test
  void shouldKnowWhatSellsBest() {
    assertThat(shop.rows("Which category sells best?")).containsExactly("Books|192.5");
    assertThat(shop.rows("best-selling product")).containsExactly("Atlas|180");
    assertThat(shop.rows("Which customers spent the most?").getFirst()).isEqualTo("Ada|114.9");
  }

  @Test
  void shouldRestrictGroupsByAMetric() {
    assertThat(shop.rows("customers with revenue above 100")).containsExactly("Ada|114.9");
    assertThat(shop.rows("How many customers have revenue above 100?")).containsExactly("1");
    assertThat(shop.rows("categories with sales over 0.1 thousand")).containsExactly("Books|192.5");
  }

  @Test
  void shouldTellARateFromADistribution() {
    assertThat(shop.rows("What percentage of all orders was cancelled?")).containsExactly("0.17");
    assertThat(shop.rows("What share of orders cancelled per country?"))
        .containsExactlyInAnyOrder("Germany|0", "France|0.5");
    assertThat(shop.rows("share of revenue by category"))
        .containsExactlyInAnyOrder("Books|0.75", "Toys|0.25");
  }

  @Test
  void shouldCompareWithTheAverageOfTheSameGroup() {
    assertThat(
            shop.rows(
                "Which products are more expensive than the average product of their category?"))
        .containsExactlyInAnyOrder("Atlas", "Robot");
    assertThat(shop.rows("Which products are more expensive than the average product?"))
        .containsExactlyInAnyOrder("Atlas", "Robot");
  }

  @Test
  void shouldReadIdiomsOfMeasure() {
    assertThat(shop.rows("Which products are out of stock?")).containsExactly("Novel");
    assertThat(shop.rows("products that cost more than 20 euros, most expensive first"))
        .containsExactly("Robot", "Atlas");
    assertThat(shop.rows("customers who ordered more than 2 times")).containsExactly("Ada");
  }

  @Test
  void shouldConvertUnitsOfTime() {
    assertThat(Asked.of("music").rows("tracks longer than 6 minutes")).containsExactly("Moon");
    assertThat(Asked.of("music").rows("How many tracks are longer than the average track?"))
        .containsExactly("2");
  }

  @Test
  void shouldTellWhatIsMissingOrStillGoingOn() {
    assertThat(Asked.of("energy").rows("How many measurements are missing the temperature?"))
        .containsExactly("1");
    assertThat(Asked.of("monitoring").rows("How many critical issues are still open?"))
        .containsExactly("1");
  }

  @Test
  void shouldCountTheRowsThatHoldAValue() {
    assertThat(Asked.of("energy").rows("Which site had the most maintenance?"))
        .containsExactly("North Plant|1");
    assertThat(Asked.of("energy").rows("How many low severity events did each site have?"))
        .containsExactlyInAnyOrder("North Plant|1", "Harbour Hall|1");
    assertThat(Asked.of("monitoring").rows("How many sites have at least 1 critical issue?"))
        .containsExactly("2");
    assertThat(Asked.of("energy").rows("sites with at least 1 maintenance"))
        .containsExactly("North Plant");
  }

  @Test
  void shouldRankStretchesOfTime() {
    assertThat(shop.rows("Which month had the highest revenue?")).containsExactly("2024-06-01|105");
  }

  @Test
  void shouldNotInventWhatOneNumberCannotTell() {
    assertThat(shop.interpret("top customers")).isNotInstanceOf(Interpretation.Understood.class);
    assertThat(shop.interpret("revenue this year compared to last year"))
        .isNotInstanceOf(Interpretation.Understood.class);
    assertThat(shop.interpret("average order date by country"))
        .isNotInstanceOf(Interpretation.Understood.class);
  }

  @Test
  void shouldReadTheAgeOfRowsFromTheirDate() {
    assertThat(shop.rows("How many orders are older than 7 days?")).containsExactly("5");
    assertThat(shop.rows("How many users are older than 30 years?")).containsExactly("3");
  }

  @Test
  void shouldFollowUpOnAMetric() {
    assertThat(shop.rowsAfter("revenue by category", "only 2023")).containsExactly("Books|60");
  }

  @Test
  void shouldRefuseAnUnknownGroup() {
    assertThat(shop.interpret("number of orders by warehouse"))
        .isInstanceOfSatisfying(
            Interpretation.Impossible.class, i -> assertThat(i.message()).contains("'warehouse'"));
  }

  @Test
  void shouldGroupByATableAndAStretchOfTime() {
    assertThat(shop.rows("revenue by category and year")).hasSize(3);
  }

  @Test
  void shouldOrderByTimeWhenTheGroupsAreReplacedByMonths() {
    assertThat(shop.rowsAfter("revenue by category", "by month instead").getFirst())
        .isEqualTo("2023-03-01|60");
  }

  @Test
  void shouldTakeAPeriodForTheThingAskedFor() {
    assertThat(shop.rows("How many orders from customers in Germany in 2024?"))
        .containsExactly("3");
  }

  @Test
  void shouldSpeakOfMoneySpent() {
    assertThat(shop.rows("How much did customers spend per country?").getFirst())
        .isEqualTo("Germany|144.9");
  }

  @Test
  void shouldAverageWhatDoesNotAddUp() {
    assertThat(shop.rows("Which category is best rated?").getFirst()).startsWith("Books");
    assertThat(Asked.of("monitoring").rows("slowest site")).containsExactly("b.example.net|300");
  }

  @Test
  void shouldShowAnotherRowOfTheSameTableByName() {
    Asked staff =
        Asked.of(
            "staff",
            new SemanticModel(
                "staff",
                null,
                List.of(
                    new TableMeaning(
                        "employees",
                        "employee",
                        null,
                        List.of(),
                        null,
                        List.of("name"),
                        List.of(
                            new ColumnMeaning(
                                "reports_to", "manager", null, List.of(), null, Map.of(), false)))),
                List.of(),
                List.of(),
                List.of()));
    assertThat(staff.rows("Who does each employee report to?"))
        .containsExactlyInAnyOrder("Ada|null", "Ben|Ada", "Cleo|Ada", "Dan|Cleo");
    assertThat(staff.rows("Which employees have no manager?")).containsExactly("Ada");
  }

  @Test
  void shouldSearchInsideATextNamedBehind() {
    assertThat(shop.rows("products with 'al' in the name")).containsExactly("Ball");
  }

  @Test
  void shouldSortCountsFromMostToFewest() {
    assertThat(
            shop.rows(
                "Countries with at least 1 customer and how many they have, sorted from most to"
                    + " fewest"))
        .startsWith("Germany|2")
        .endsWith("Spain|1");
  }

  @Test
  void shouldGroupByTheLastOfTwoTables() {
    assertThat(shop.rows("average price per product category").getFirst()).isEqualTo("Toys|27.45");
  }

  @Test
  void shouldShowTheLargestGroupsFirst() {
    assertThat(shop.rows("number of customers by country"))
        .startsWith("Germany|2")
        .endsWith("Spain|1");
    assertThat(shop.rows("revenue by category").getFirst()).isEqualTo("Books|192.5");
  }

  @Test
  void shouldRefuseWhatIsNotInTheDataInsteadOfDroppingIt() {
    assertThat(shop.interpret("what is the weather in Germany?"))
        .isInstanceOfSatisfying(
            Interpretation.Impossible.class,
            i -> assertThat(i.reason()).isEqualTo(Reason.NOT_IN_DATA));
    assertThat(shop.interpret("cancelled invitations by country"))
        .isNotInstanceOf(Interpretation.Understood.class);
  }
}
