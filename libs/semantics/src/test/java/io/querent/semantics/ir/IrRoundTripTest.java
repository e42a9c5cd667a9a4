package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IrRoundTripTest {
  private static final int COUNT = 3_000;

  @Test
  void shouldReadBackWhateverItWritesAsTree() {
    for (int seed = 0; seed < COUNT; seed++) {
      Ir ir = new RandomIr(seed).ir(3);
      assertThat(IrReader.read(IrWriter.write(ir))).as("seed %d", seed).isEqualTo(ir);
    }
  }

  @Test
  void shouldReadBackWhateverItWritesAsText() {
    for (int seed = 0; seed < COUNT; seed++) {
      Ir ir = new RandomIr(seed).ir(3);
      String json = IrWriter.write(ir).toString();
      assertThat(IrReader.read(json)).as("seed %d: %s", seed, json).isEqualTo(ir);
    }
  }
}
