package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The page of a real run in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageIT {

  private static final String P = "probability-d3";

  /** Of the contrasts in the order of the sweep the first, {@code original}; not blended. */
  private static final String BLUE = "0,114,178";

  private Path folder;
  private TinySweep tiny;
  private Browser browser;
  private Path page;

  @BeforeAll
  void run(@TempDir Path folder) throws Exception {
    this.folder = folder;
    browser = Browser.start(folder);
    tiny = TinySweep.in(folder);
    Outcome outcome =
        tiny.run("grid.d=[2, 3]", "grid.n=[2, 5, 9, 20, 40]", "trials=12", "failure_limit=1");
    assertEquals(0, outcome.code(), outcome.err());
    page = tiny.results().resolve("report.html");
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    browser.console();
    browser.requests();
    browser.open(page);
  }

  @AfterEach
  void nothingWasSaidOrFetched() throws Exception {
    assertEquals(List.of(), browser.console());
    List<String> foreign =
        browser.requests().stream()
            .filter(url -> !url.equals(page.toUri().toString()))
            .filter(url -> !url.startsWith("data:") && !url.startsWith("blob:"))
            .toList();
    assertEquals(List.of(), foreign);
  }

  /** The numbers of a column of the curves, of the rows of one dimension. */
  private List<Double> column(String d, String name) throws IOException {
    return tiny.curves().stream()
        .filter(row -> row.get("d").equals(d))
        .map(row -> row.get(name))
        .map(text -> text.isEmpty() || text.endsWith("inf") ? null : Double.valueOf(text))
        .toList();
  }

  /** What the chart itself holds of a curve: the x or y of its points, null where it has a gap. */
  private List<Double> drawn(String figure, String curve, int part) throws IOException {
    JsonNode data =
        browser.chart(
            "return chart.getOption().series.find(s => s.id === 'curve-' + arguments[1]).data",
            figure,
            curve);
    List<Double> values = new ArrayList<>();
    data.forEach(
        point -> values.add(point.get(part).isNull() ? null : point.get(part).doubleValue()));
    return values;
  }

  private void assertDrawn(String figure, String curve, String column) throws IOException {
    browser.show(figure);
    String d = figure.substring(figure.length() - 1);
    assertEquals(column(d, "n"), drawn(figure, curve, 0), figure + ", " + curve);
    assertEquals(column(d, column), drawn(figure, curve, 1), figure + ", " + curve);
  }

  @Test
  void theChartsHoldTheNumbersOfTheTables() throws Exception {
    for (String d : List.of("2", "3")) {
      assertDrawn("probability-d" + d, "original", "p_positive_original");
      assertDrawn("probability-d" + d, "exact", "p_positive_exact");
      assertDrawn("probability-d" + d, "matched", "p_positive_matched");
      assertDrawn("errors-d" + d, "training set, E_TG", "log10_e_tg_median");
      assertDrawn("errors-d" + d, "original set, E_OG", "log10_e_og_median");
      assertDrawn("hellinger-d" + d, "mean", "hellinger2_mean");
      assertDrawn("kl-d" + d, "mean", "kl_generated_true_mean");
      assertDrawn("kl-d" + d, "theory (29)", "kl_generated_true_theory");
    }
  }

  /** A band's polygon is drawn where the axes put its corners. */
  @Test
  void theBandsLieWhereTheIntervalsAre() throws Exception {
    browser.show(P);
    JsonNode corners =
        browser.chart(
            "return chart.getZr().storage.getDisplayList().filter(e => e.type === 'polygon')"
                + ".map(e => e.shape.points)[0]",
            P);
    List<Double> n = column("3", "n");
    List<Double> lo = column("3", "p_positive_original_lo");
    List<Double> hi = column("3", "p_positive_original_hi");
    assertEquals(2 * n.size(), corners.size());
    for (int i = 0; i < n.size(); i++) {
      assertPixel(P, n.get(i), hi.get(i), corners.get(i));
      assertPixel(P, n.get(i), lo.get(i), corners.get(corners.size() - 1 - i));
    }
  }

  private void assertPixel(String figure, double x, double y, JsonNode corner) throws IOException {
    JsonNode place = pixel(figure, x, y);
    assertEquals(place.get(0).doubleValue(), corner.get(0).doubleValue(), 1);
    assertEquals(place.get(1).doubleValue(), corner.get(1).doubleValue(), 1);
  }

  private JsonNode pixel(String figure, double x, double y) throws IOException {
    return browser.chart(
        "return chart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, [arguments[1], arguments[2]])",
        figure,
        x,
        y);
  }

  @Test
  void thePointerTellsTheValuesWithTheirIntervals() throws Exception {
    browser.show(P);
    JsonNode place = pixel(P, 9, column("3", "p_positive_exact").get(2));
    browser.pointAt(P, place.get(0).doubleValue(), place.get(1).doubleValue()).perform();
    String told = "#figure-" + P + " .chart";
    browser.await(() -> browser.element(told).getText().contains("training-set size n 9"));
    String text = browser.element(told).getText();
    for (String contrast : List.of("original", "exact", "matched")) {
      String shown = "%s: %s [".formatted(contrast, four(contrast, ""));
      assertTrue(text.contains(shown), text + " should have " + shown);
    }
  }

  /** As JavaScript has it. */
  private String four(String contrast, String end) throws IOException {
    double value = column("3", "p_positive_" + contrast + end).get(2);
    return (String) browser.run("return String(+(arguments[0]).toPrecision(4))", value);
  }

  private long pixels(String figure, String colour) throws IOException {
    browser.moveTo(
        "#figure-" + figure + " h3"); // a curve under the pointer, or whose legend is, shines
    return browser
        .chart(
            "chart.getZr().flush(); const canvas = place.querySelector('canvas');"
                + "const copy = document.createElement('canvas');"
                + "copy.width = canvas.width; copy.height = canvas.height;"
                + "const brush = copy.getContext('2d', {willReadFrequently: true});"
                + "brush.drawImage(canvas, 0, 0);"
                + "const seen = brush.getImageData(0, 0, copy.width, copy.height).data;"
                + "const [r, g, b] = arguments[1].split(',').map(Number); let count = 0;"
                + "for (let i = 0; i < seen.length; i += 4)"
                + " if (seen[i] === r && seen[i + 1] === g && seen[i + 2] === b) count++;"
                + "return count",
            figure,
            colour)
        .longValue();
  }

  @Test
  void aClickOnTheLegendHidesTheCurveAndItsBandUntilTheNext() throws Exception {
    browser.show(P);
    long before = pixels(P, BLUE);
    assertTrue(before > 200, "blue pixels: " + before);
    clickLegend("original");
    browser.await(() -> !isSelected("original"));
    assertEquals(0, pixels(P, BLUE));
    assertEquals(2, polygons());
    browser.click("#figure-" + P + " [data-axis=x]"); // drawn anew, it stays hidden
    assertFalse(isSelected("original"));
    browser.click("#figure-" + P + " [data-axis=x]");
    clickLegend("original");
    browser.await(() -> isSelected("original"));
    assertEquals(before, pixels(P, BLUE), 0.2 * before);
    assertEquals(3, polygons());
  }

  private long polygons() throws IOException {
    String count = "e => e.type === 'polygon' && e.shape.points.length";
    return browser
        .chart("return chart.getZr().storage.getDisplayList().filter(" + count + ").length", P)
        .longValue();
  }

  private boolean isSelected(String curve) {
    try {
      String selected = "return chart.getOption().legend[0].selected[arguments[1]] !== false";
      return browser.chart(selected, P, curve).booleanValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clickLegend(String curve) throws IOException {
    JsonNode place =
        browser.chart(
            "const text = chart.getZr().storage.getDisplayList()"
                + ".find(e => e.style && e.style.text === arguments[1]);"
                + "const box = text.getBoundingRect().clone();"
                + "if (text.transform) box.applyTransform(text.transform);"
                + "return [box.x + box.width / 2, box.y + box.height / 2]",
            P,
            curve);
    browser.pointAt(P, place.get(0).doubleValue(), place.get(1).doubleValue()).click().perform();
  }

  @Test
  void eitherAxisIsLogarithmicOrLinear() throws Exception {
    browser.show(P);
    assertEquals(List.of("log", "value"), axes());
    browser.click("#figure-" + P + " [data-axis=x]");
    browser.click("#figure-" + P + " [data-axis=y]");
    assertEquals(List.of("value", "log"), axes());
    assertEquals(
        "true", browser.element("#figure-" + P + " [data-axis=y]").getAttribute("aria-pressed"));
    // What is not positive has no place there; the rest stands where it stood.
    List<Double> positive =
        column("3", "p_positive_original").stream().map(p -> p > 0 ? p : null).toList();
    assertEquals(positive, drawn(P, "original", 1));
    browser.click("#figure-" + P + " [data-axis=y]");
    assertEquals(column("3", "p_positive_original"), drawn(P, "original", 1));
  }

  private List<String> axes() throws IOException {
    JsonNode types =
        browser.chart("const o = chart.getOption(); return [o.xAxis[0].type, o.yAxis[0].type]", P);
    return List.of(types.get(0).textValue(), types.get(1).textValue());
  }

  @Test
  void draggingEnlargesAndResetGoesBack() throws Exception {
    browser.show(P);
    JsonNode from = pixel(P, 5, 0.9);
    JsonNode to = pixel(P, 20, 0.3);
    browser
        .pointAt(P, from.get(0).doubleValue(), from.get(1).doubleValue())
        .clickAndHold()
        .moveByOffset(
            to.get(0).intValue() - from.get(0).intValue(),
            to.get(1).intValue() - from.get(1).intValue())
        .release()
        .perform();
    browser.await(() -> zoom() > 1);
    browser.click("#figure-" + P + " [data-reset]");
    assertEquals(0, zoom());
  }

  private double zoom() {
    try {
      String start = "return Math.max(...chart.getOption().dataZoom.map(zoom => zoom.start))";
      return browser.chart(start, P).doubleValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object background() {
    return browser.run("return getComputedStyle(document.body).backgroundColor");
  }

  private JsonNode ink() throws IOException {
    return browser.chart("return chart.getOption().xAxis[0].nameTextStyle.color", P);
  }

  @Test
  void darkAndLightFollowTheSystemUntilTheButtonSaysOtherwise() throws Exception {
    browser.show(P);
    Object light = background();
    JsonNode lightInk = ink();
    browser.media("dark");
    browser.await(() -> !background().equals(light));
    assertEquals("rgb(20, 23, 28)", background());
    assertNotEquals(lightInk, ink());
    browser.click("#theme");
    assertEquals(light, background());
    assertEquals(lightInk, ink());
  }

  @Test
  void aPhoneShowsItWithoutScrollingSideways() throws Exception {
    browser.screen(390, 844);
    browser.open(page);
    browser.show(P);
    long width = (Long) browser.run("return document.documentElement.scrollWidth");
    assertEquals(390, width);
    double chart = browser.chart("return chart.getWidth()", P).doubleValue();
    assertTrue(chart > 300 && chart < 390, "chart: " + chart);
    browser.screen(1400, 1000);
  }

  @Test
  void aFigureIsTakenAlongAsCsvSvgAndPng() throws Exception {
    browser.show(P);
    for (String kind : List.of("csv", "svg", "png")) {
      browser.click("#figure-" + P + " [data-save=" + kind + "]");
    }
    Path file = folder.resolve(P + ".csv");
    String csv = new String(browser.downloaded(file), StandardCharsets.UTF_8);
    List<String> lines = csv.lines().toList();
    Map<String, String> row =
        tiny.curves().stream().filter(r -> r.get("d").equals("3")).toList().get(1);
    assertEquals("series,x,y,lo,hi", lines.get(0));
    assertEquals(1 + 3 * 5, lines.size());
    List<Double> second = new ArrayList<>();
    for (String cell : lines.get(2).split(",")) {
      second.add(cell.startsWith("\"") ? Double.NaN : Double.valueOf(cell));
    }
    String p = "p_positive_original";
    assertEquals(
        List.of(
            Double.NaN,
            5.0,
            Double.valueOf(row.get(p)),
            Double.valueOf(row.get(p + "_lo")),
            Double.valueOf(row.get(p + "_hi"))),
        second);
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(browser.downloaded(folder.resolve(P + ".svg"))));
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertTrue(svg.getDocumentElement().getTextContent().contains("P(Δ > 0), d = 3"));
    BufferedImage png =
        ImageIO.read(new ByteArrayInputStream(browser.downloaded(folder.resolve(P + ".png"))));
    assertEquals(List.of(2700, 1920), List.of(png.getWidth(), png.getHeight()));
  }

  @Test
  void theFilterLeavesTheFiguresWhoseTitlesHaveAllWords() throws Exception {
    assertEquals(1 + 2 * 4, visibleFigures()); // the transition, and four of each dimension
    browser.element("#filter").sendKeys("hellinger 3");
    assertEquals(1, visibleFigures());
    browser.element("#filter").clear();
  }

  private long visibleFigures() {
    return browser.elements("figure").stream().filter(figure -> figure.isDisplayed()).count();
  }

  @Test
  void whoPrintsThePageHasAllFigures() throws Exception {
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertEquals(browser.elements("figure").size(), browser.elements(".chart canvas").size());
  }

  @Test
  void theAnswersStandFirst() throws Exception {
    assertAll(
        () -> assertEquals("Answer", browser.element("main section h2").getText()),
        () -> assertEquals(6, browser.elements(".card").size()),
        () -> assertTrue(Files.size(page) > 1_000_000));
  }
}
