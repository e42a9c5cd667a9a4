package io.querent.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayTextTest {

  @Test
  void shouldCountCellsInsteadOfCharacters() {
    assertThat(DisplayText.width("abc")).isEqualTo(3);
    assertThat(DisplayText.width("東京")).isEqualTo(4);
    assertThat(DisplayText.width("e\u0301")).as("a combining accent").isEqualTo(1);
    assertThat(DisplayText.width("😀")).isEqualTo(2);
  }

  @Test
  void shouldCutBeforeAWideCharacterThatDoesNotFit() {
    assertThat(DisplayText.fit("東京都", 4)).isEqualTo("東…");
    assertThat(DisplayText.fit("東京", 4)).isEqualTo("東京");
  }

  @Test
  void shouldWrapBetweenWords() {
    assertThat(DisplayText.wrap("read as: one two three", 12, "  "))
        .containsExactly("read as: one", "  two three");
  }

  @Test
  void shouldBreakFlowingTextBetweenWordsHoweverItIsCut() {
    StringBuilder seen = new StringBuilder();
    FlowingText flowing = new FlowingText(10, seen::append);

    for (String piece : new String[] {"The hig", "hest reve", "nue is\n", "12 ", "EUR"}) {
      flowing.add(piece);
    }
    flowing.flush();

    assertThat(seen.toString()).isEqualTo("The\nhighest\nrevenue is\n12 EUR");
  }
}
