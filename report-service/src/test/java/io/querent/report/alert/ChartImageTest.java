package io.querent.report.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.querent.contracts.report.ReportDefinition;
import io.querent.report.result.TableRows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

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
