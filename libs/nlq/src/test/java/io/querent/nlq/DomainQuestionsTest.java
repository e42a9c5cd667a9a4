package io.querent.nlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DomainQuestionsTest {

  @Nested
  class RecordShop {
    private final Asked music =
        Asked.of(
            "music",
            new SemanticModel(
                "music",
                null,
                List.of(
                    new TableMeaning(
                        "Invoice",
                        "invoice",
                        null,
                        List.of("sale"),
                        "InvoiceDate",
                        List.of(),
                        List.of()),
                    new TableMeaning(
                        "Track",
                        "track",
                        null,
                        List.of("song"),
                        null,
                        List.of("Name"),
                        List.of(
                            new ColumnMeaning(
                                "Milliseconds",
                                "length",
                                null,
                                List.of("duration"),
                                "ms",
                                Map.of(),
                                false)))),
                List.of(
                    new MetricMeaning(
                        "revenue",
                        "revenue",
                        null,
                        List.of("turnover"),
                        "sum(InvoiceLine.UnitPrice * InvoiceLine.Quantity)",
                        null,
                        "Invoice.InvoiceDate",
                        "EUR",
                        "currency")),
                List.of(),
                List.of("top 10 customers by revenue")));

    @Test
    void shouldRankByAMetric() {
      assertThat(music.rows("top 2 customers by revenue"))
          .hasSize(2)
          .first()
          .asString()
          .startsWith("Lena|Voss")
          .contains("4.96");
    }

    @Test
    void shouldAnswerAMetricAlone() {
      assertThat(music.rows("What is the total revenue?")).containsExactly("9.93");
      assertThat(music.rows("turnover in 2024")).containsExactly("6.96");
    }

    @Test
    void shouldGroupAMetric() {
      assertThat(music.rows("revenue by country")).anyMatch(r -> r.startsWith("Germany|5.95"));
      assertThat(music.rows("revenue per genre")).contains("Rock|3.96", "Jazz|5.97");
      assertThat(music.rows("monthly revenue in 2024")).hasSize(2);
    }

    @Test
    void shouldUseSynonymsOfTheModel() {
      assertThat(music.rows("How many songs are there?")).containsExactly("5");
      assertThat(music.rows("What is the average duration of songs?")).containsExactly("270000");
      assertThat(music.rows("the longest track")).containsExactly("Moon");
    }

    @Test
    void shouldSplitCompoundNames() {
      assertThat(music.rows("number of invoice lines")).containsExactly("7");
      assertThat(music.rows("first name and last name of customers from Canada"))
          .containsExactly("Maya|Chen");
    }

    @Test
    void shouldJoinOverSeveralTables() {
      assertThat(music.rows("How many tracks does each artist have?"))
          .containsExactlyInAnyOrder("The Lanterns|3", "Mira Kova|2");
      assertThat(music.rows("albums by Mira Kova")).containsExactly("Night Songs");
      assertThat(music.rows("Which genre has the most tracks?")).containsExactly("Rock|3");
    }

    @Test
    void shouldFindPeopleByTheirFullName() {
      assertThat(music.rows("What is the city of the customer named 'Otto Kern'?"))
          .containsExactly("Hamburg");
      assertThat(music.rows("How many invoices does Lena Voss have?")).containsExactly("2");
    }

    @Test
    void shouldFindEntitiesWithoutRows() {
      assertThat(music.rows("artists without albums")).containsExactly("Silent Harbour");
      assertThat(music.rows("customers who never bought anything").size()).isLessThanOrEqualTo(4);
      assertThat(music.rows("customers without invoices")).containsExactly("Maya|Chen");
    }
  }

  @Nested
  class EnergyMeasurements {
    private final Asked energy = Asked.of("energy");

    @Test
    void shouldSumBySite() {
      assertThat(energy.rows("total kwh by site"))
          .containsExactlyInAnyOrder("North Plant|60", "Harbour Hall|12", "Depot|1");
      assertThat(energy.rows("total consumption per site")).contains("North Plant|60");
    }

    @Test
    void shouldBucketByTime() {
      assertThat(energy.rows("monthly kwh total"))
          .containsExactly("2024-01-01|35", "2024-02-01|38");
      assertThat(energy.rows("average temperature per month"))
          .containsExactly("2024-01-01|4.33", "2024-02-01|7");
      assertThat(energy.rows("total kwh per day in January 2024")).hasSize(2);
    }

    @Test
    void shouldFilterByTime() {
      assertThat(energy.rows("total kwh in February 2024")).containsExactly("38");
      assertThat(energy.rows("sites opened after 2018"))
          .containsExactlyInAnyOrder("Harbour Hall", "Depot");
    }

    @Test
    void shouldFindExtremes() {
      assertThat(energy.rows("Which site has the highest total kwh?"))
          .first()
          .asString()
          .startsWith("North Plant");
      assertThat(energy.rows("Which site is the largest?")).containsExactly("North Plant");
      assertThat(energy.rows("sites without outages")).containsExactly("Depot");
    }
  }

  @Nested
  class Monitoring {
    private final Asked monitoring = Asked.of("monitoring");

    @Test
    void shouldCountIssues() {
      assertThat(monitoring.rows("How many critical issues are there?")).containsExactly("2");
      assertThat(monitoring.rows("number of issues per provider"))
          .containsExactlyInAnyOrder("Nimbus|2", "Strato|1");
      assertThat(monitoring.rows("issues by severity")).isNotEmpty();
    }

    @Test
    void shouldReadFlags() {
      assertThat(monitoring.rows("How many active sites are there?")).containsExactly("3");
    }

    @Test
    void shouldAverageLatency() {
      assertThat(monitoring.rows("average latency by site"))
          .containsExactlyInAnyOrder("a.example.net|100", "b.example.net|300", "c.example.net|50");
      assertThat(monitoring.rows("Which sites have an average latency above 90?"))
          .containsExactlyInAnyOrder("a.example.net", "b.example.net");
    }

    @Test
    void shouldFindProvidersWithoutIssues() {
      assertThat(monitoring.rows("Which providers have no issues?")).containsExactly("Cirrus");
    }
  }
}
