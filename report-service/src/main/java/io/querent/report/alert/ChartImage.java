package io.querent.report.alert;

import io.querent.contracts.report.ReportDefinition;
import io.querent.report.result.TableRows;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.PieStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a report's first visual as a PNG. A machine that cannot draw gives a reason instead. */
final class ChartImage {
  private static final Logger LOG = Logger.getLogger(ChartImage.class);
  private static final int WIDTH = 880;
  private static final int HEIGHT = 460;
  private static final int MOST_X_LABELS = 12;
  private static final int MOST_SLICES = 10;
  private static final Color INK = new Color(0x1C2430);
  private static final Color MUTED = new Color(0x5B6675);
  private static final Color GRID = new Color(0xE3E6EA);
  private static final Color[] SERIES = {
    new Color(0x2F6FDE),
    new Color(0xE0752D),
    new Color(0x2E9E6B),
    new Color(0xB5458E),
    new Color(0x8A63D2),
    new Color(0xC9A227),
    new Color(0x3BA7B8),
    new Color(0x7A8699)
  };

  static {
    // A service has no screen, also where a variable of the environment names one.
    System.setProperty("java.awt.headless", "true");
  }

  private ChartImage() {}

  /** A picture, or why there is none. */
  sealed interface Drawing {
    record Png(byte[] bytes) implements Drawing {}

    record None(String reason) implements Drawing {}
  }

  /** Draws the first visual that the rows have the columns for. */
  static Drawing draw(List<ReportDefinition.Visual> visuals, TableRows rows, String title) {
    for (ReportDefinition.Visual visual : visuals) {
      Optional<ChartSeries> series =
          visual.x() == null ? Optional.empty() : ChartSeries.of(visual, rows);
      if (series.isPresent()) {
        return draw(visual, series.get(), Objects.requireNonNullElse(visual.title(), title));
      }
    }
    return new Drawing.None("There is no chart: the report has no visual that fits its rows.");
  }

  private static Drawing draw(ReportDefinition.Visual visual, ChartSeries series, String title) {
    try {
      Chart<?, ?> chart =
          switch (visual.type().toLowerCase(Locale.ROOT)) {
            case "pie" -> pie(series);
            case "scatter" -> scatter(series, visual);
            case "area" -> category(series, CategorySeries.CategorySeriesRenderStyle.Area);
            case "line" -> category(series, CategorySeries.CategorySeriesRenderStyle.Line);
            default -> category(series, CategorySeries.CategorySeriesRenderStyle.Bar);
          };
      chart.setTitle(title);
      return new Drawing.Png(BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG));
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      LOG.warnf("a chart cannot be drawn: %s", e);
      LOG.debug("a chart cannot be drawn", e);
      return new Drawing.None(
          "There is no chart: this machine cannot draw one; are fonts and fontconfig installed?");
    }
  }

  private static CategoryChart category(
      ChartSeries figures, CategorySeries.CategorySeriesRenderStyle kind) {
    CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
    boolean bars = kind == CategorySeries.CategorySeriesRenderStyle.Bar;
    style(chart.getStyler(), figures.series().size());
    axes(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(kind);
    chart.getStyler().setAvailableSpaceFill(figures.series().size() > 1 ? 0.8 : 0.6);
    chart.getStyler().setOverlapped(!bars);
    if (kind == CategorySeries.CategorySeriesRenderStyle.Area && figures.nowhereBelowZero()) {
      chart.getStyler().setYAxisMin(0.0);
    }
    chart.getStyler().setXAxisMaxLabelCount(MOST_X_LABELS);
    if (longest(figures.labels()) * Math.min(figures.labels().size(), MOST_X_LABELS) > 110) {
      chart.getStyler().setXAxisLabelRotation(30);
    }
    int number = 0;
    for (Map.Entry<String, List<Double>> one : figures.series().entrySet()) {
      CategorySeries series = chart.addSeries(one.getKey(), figures.labels(), one.getValue());
      Color color = SERIES[number++ % SERIES.length];
      boolean area = kind == CategorySeries.CategorySeriesRenderStyle.Area;
      series.setFillColor(
          area ? new Color(color.getRed(), color.getGreen(), color.getBlue(), 70) : color);
      if (!bars) {
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        series.setMarker(figures.labels().size() > 40 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
      }
    }
    return chart;
  }

  private static int longest(List<String> labels) {
    return labels.stream().mapToInt(String::length).max().orElse(0);
  }

  private static XYChart scatter(ChartSeries figures, ReportDefinition.Visual visual) {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
    style(chart.getStyler(), figures.series().size());
    axes(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(8);
    chart.getStyler().setXAxisTitleVisible(true);
    chart.setXAxisTitle(visual.x());
    figures
        .series()
        .forEach(
            (name, values) -> {
              List<Double> x = new ArrayList<>();
              List<Double> y = new ArrayList<>();
              for (int i = 0; i < values.size(); i++) {
                Optional<Double> at =
                    TableRows.number(figures.labels().get(i)).map(n -> n.doubleValue());
                if (values.get(i) != null && at.isPresent()) {
                  x.add(at.get());
                  y.add(values.get(i));
                }
              }
              if (!x.isEmpty()) {
                chart.addSeries(name, x, y).setMarker(SeriesMarkers.CIRCLE);
              }
            });
    return chart;
  }

  private static PieChart pie(ChartSeries figures) {
    PieChart chart = new PieChartBuilder().width(WIDTH).height(HEIGHT).build();
    style(chart.getStyler(), 2);
    chart.getStyler().setLabelType(PieStyler.LabelType.Percentage);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
    List<Double> values = figures.series().values().iterator().next();
    double rest = 0;
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i) == null ? 0 : values.get(i);
      if (i < MOST_SLICES) {
        chart.addSeries(figures.labels().get(i), value);
      } else {
        rest += value;
      }
    }
    if (rest > 0) {
      chart.addSeries("(" + (values.size() - MOST_SLICES) + " others)", rest);
    }
    return chart;
  }

  private static void style(Styler styler, int series) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    styler.setBaseFont(font);
    styler.setChartTitleFont(font.deriveFont(Font.BOLD, 17f));
    styler.setChartTitleBoxVisible(false);
    styler.setLegendFont(font);
    styler.setChartFontColor(INK);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setSeriesColors(SERIES);
    styler.setChartPadding(16);
    styler.setLegendVisible(series > 1);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setAntiAlias(true);
  }

  private static void axes(AxesChartStyler styler) {
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setAxisTickLabelsColor(MUTED);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setPlotTicksMarksVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setAxisTitlesVisible(false);
    styler.setLocale(Locale.ROOT);
    styler.setYAxisDecimalPattern("#,##0.##");
  }
}
