package io.querent.nlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.ir.Ir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
  private static final Asked SHOP = Asked.of("shop");

  @Test
  void shouldGroupTheLastQuestion() {
    assertThat(SHOP.rowsAfter("How many users are there?", "and by country?"))
        .containsExactlyInAnyOrder("Germany|2", "France|2", "Spain|1");
  }

  @Test
  void shouldRestrictTheLastQuestion() {
    assertThat(SHOP.rowsAfter("How many orders are there?", "only 2024")).containsExactly("5");
  }

  @Test
  void shouldReplaceAValue() {
    assertThat(SHOP.rowsAfter("How many users are from France?", "what about Spain?"))
        .containsExactly("1");
  }

  @Test
  void shouldSortAndLimitTheLastAnswer() {
    assertThat(SHOP.rowsAfter("How many users per country?", "top 1")).hasSize(1);
    assertThat(SHOP.rowsAfter("List name and age of users", "sort by age descending", "top 2"))
        .containsExactly("Dan|51", "Cleo|45");
  }

  @Test
  void shouldKeepTheQueryWhenOnlyTheDrawingChanges() {
    Ir first = SHOP.best("How many users per country?").ir();

    assertThat(SHOP.best("as a bar chart", first).ir()).isEqualTo(first);
  }

  @Test
  void shouldNarrowAList() {
    assertThat(SHOP.rowsAfter("show all products", "cheaper than 20", "with more than 5 in stock"))
        .containsExactlyInAnyOrder("Ball", "Spade");
    assertThat(SHOP.rowsAfter("show all products", "cheaper than 20", "the most expensive one"))
        .containsExactly("Spade");
  }

  @Test
  void shouldCountAList() {
    assertThat(SHOP.rowsAfter("list users from Germany", "older than 40", "how many are there?"))
        .containsExactly("1");
  }

  @Test
  void shouldAddAColumn() {
    assertThat(SHOP.rowsAfter("list users from Spain", "and their email"))
        .containsExactly("Dan|dan@example.com");
  }

  @Test
  void shouldReplaceGroups() {
    assertThat(SHOP.rowsAfter("number of orders per month", "in 2024", "by user instead"))
        .containsExactlyInAnyOrder("Ada|2", "Ben|1", "Cleo|1", "Eve|1");
  }

  @Test
  void shouldExcludeAndTurnRound() {
    assertThat(SHOP.rowsAfter("orders by status", "exclude cancelled"))
        .containsExactlyInAnyOrder("shipped|3", "open|2");
    assertThat(SHOP.rowsAfter("orders by status", "sort ascending"))
        .first()
        .isEqualTo("cancelled|1");
  }

  @Test
  void shouldStartAnewWithAFullQuestion() {
    assertThat(SHOP.rowsAfter("How many users are from France?", "How many products are there?"))
        .containsExactly("5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete all orders",
        "Please drop the table users",
        "update the price of Atlas to 10",
        "I want to remove user 3",
        "insert a new product",
        "add a user named Zoe",
        "set the status of order 3 to open",
      })
  void shouldRefuseToChangeData(String question) {
    assertThat(SHOP.interpret(question))
        .isInstanceOfSatisfying(
            Interpretation.Impossible.class,
            i -> assertThat(i.reason()).isEqualTo(Reason.WRITE_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is the weather in Paris tomorrow?",
        "Show me the salaries of all employees",
        "How many spaceships were launched?",
      })
  void shouldSayWhatIsNotInTheData(String question) {
    assertThat(SHOP.interpret(question)).isNotInstanceOf(Interpretation.Understood.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?!", "hello", "thanks a lot"})
  void shouldSayThatItIsNoQuestion(String question) {
    assertThat(SHOP.interpret(question))
        .isInstanceOfSatisfying(
            Interpretation.Impossible.class,
            i -> assertThat(i.reason()).isEqualTo(Reason.NOT_A_QUESTION));
  }

  @Test
  void shouldAskWhichTableIsMeant() {
    assertThat(SHOP.interpret("show the names"))
        .isInstanceOfSatisfying(
            Interpretation.Unclear.class,
            u -> {
              assertThat(u.choices()).hasSizeBetween(2, 4);
              assertThat(u.choices())
                  .extracting(Choice::label)
                  .contains("User name", "Product name");
              assertThat(SHOP.execute(u.choices().getFirst().candidate().ir())).isNotEmpty();
            });
  }

  @Test
  void shouldExplainHowWordsWereRead() {
    Candidate candidate = SHOP.best("How many users are from Germany?");

    assertThat(candidate.reading())
        .anySatisfy(
            r -> {
              assertThat(r.words()).isEqualTo("Germany");
              assertThat(r.meaning()).contains("country").contains("Germany");
            });
    assertThat(candidate.title()).containsIgnoringCase("number of users");
  }

  @Test
  void shouldAnswerTheSameEveryTime() {
    Candidate first = SHOP.best("Which users have more than 1 order?");

    assertThat(SHOP.best("Which users have more than 1 order?")).isEqualTo(first);
  }
}
