package io.querent.report.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.querent.contracts.report.ReportDefinition;
import io.querent.kit.testing.KafkaProcess;
import io.querent.report.result.TableRows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartImageTest {
  private static final TableRows ROWS =
      new TableRows(
          List.of("month", "number", "city", "total"),
          List.of(
              List.of("2026-01", 1, "Oslo", 120.5),
              List.of("2026-01", 1, "Rome", 80),
              List.of("2026-02", 2, "Oslo", 140),
              List.of("2026-02", 2, "Rome", 95),
              List.of("2026-03", 3, "Oslo", 90),
              List.of("2026-03", 3, "Rome", 130)),
          6,
          true);

  @Test
  void shouldDrawEveryKindOfVisual() throws IOException {
    for (String type : List.of("bar", "line", "area", "pie", "scatter")) {
      byte[] png = png(visual(type, type.equals("scatter") ? "number" : "month", "total"));

      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(image.getWidth()).isEqualTo(880);
      assertThat(colors(image)).as(type).contains(0xFFFFFFFF).hasSizeGreaterThan(20);
      keep(type, png);
    }
  }

  @Test
  void shouldSayWhyThereIsNoChart() {
    assertThat(ChartImage.draw(List.of(visual("bar", "month", "nope")), ROWS, "Sales"))
        .isInstanceOf(ChartImage.Drawing.None.class);
    assertThat(ChartImage.draw(List.of(), ROWS, "Sales"))
        .isInstanceOf(ChartImage.Drawing.None.class);
  }

  @Test
  void shouldSayThatAMachineWithoutFontsCannotDraw(@TempDir Path folder) throws Exception {
    // The virtual machine keeps what it found once in the home directory.
    Path noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "-cp",
                KafkaProcess.classPath(),
                TwoDrawings.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
    builder.environment().put("DISPLAY", ":99");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.startsWith("none: ")))
        .hasSize(2)
        .allMatch(line -> line.contains("are fonts and fontconfig installed?"));
  }

  /** Draws twice: the first failure leaves classes behind that cannot be loaded any more. */
  static final class TwoDrawings {
    private TwoDrawings() {}

    public static void main(String[] arguments) {
      for (int i = 0; i < 2; i++) {
        switch (ChartImage.draw(List.of(visual("bar", "month", "total")), ROWS, "Sales")) {
          case ChartImage.Drawing.Png png -> System.out.println("png: " + png.bytes().length);
          case ChartImage.Drawing.None none -> System.out.println("none: " + none.reason());
        }
      }
    }
  }

  private static byte[] png(ReportDefinition.Visual visual) {
    ChartImage.Drawing drawing = ChartImage.draw(List.of(visual), ROWS, "Sales");
    assertThat(drawing).isInstanceOf(ChartImage.Drawing.Png.class);
    return ((ChartImage.Drawing.Png) drawing).bytes();
  }

  private static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colors.add(0xFF000000 | image.getRGB(x, y));
      }
    }
    return colors;
  }

  private static ReportDefinition.Visual visual(String type, String x, String y) {
    return new ReportDefinition.Visual(type, x, new TextNode(y), "city", "Sales by month");
  }

  /** Left beside the test's classes, to be looked at. */
  private static void keep(String type, byte[] png) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "charts"));
    Files.write(folder.resolve(type + ".png"), png);
  }
}
