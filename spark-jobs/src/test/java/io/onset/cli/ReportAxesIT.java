package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside the axes of a page's charts, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportAxesIT {

  private Path folder;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    browser = Browser.start(folder);
  }

  private void open(String sizes) throws Exception {
    Path own = Files.createTempDirectory(folder, "run");
    TinySweep tiny = TinySweep.in(own);
    Outcome outcome = tiny.run("grid.d=[3]", "grid.n=" + sizes, "trials=12");
    assertEquals(0, outcome.code(), outcome.err());
    browser.open(tiny.results().resolve("report.html"));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  /** The sizes go from 2 to 40, where there is one power of ten. */
  @Test
  void anAxisOfLessThanTwoDecadesHasPowersOfTwo() throws Exception {
    open("[2, 5, 9, 20, 40]");
    browser.show("kl-d3");
    assertEquals(List.of(2.0, 4.0, 8.0, 16.0, 32.0), labels("kl-d3", "x"));
    assertTrue(labels("kl-d3", "y").size() >= 2, labels("kl-d3", "y").toString());
  }

  /** From 30 to 40 there is one power of two; the ends are rounded. */
  @Test
  void aNarrowAxisHasItsEndsAsWell() throws Exception {
    open("[30, 40]");
    browser.show("kl-d3");
    assertEquals(List.of(20.0, 32.0, 50.0), labels("kl-d3", "x"));
  }

  /** The numbers that stand below, or on the left, of a chart's grid, ascending. */
  private List<Double> labels(String figure, String axis) throws Exception {
    JsonNode numbers =
        browser.chart(
            "const grid = chart.getModel().getComponent('grid').coordinateSystem.getRect();"
                + "const beside = box => arguments[1] === 'x' ? box.y >= grid.y + grid.height"
                + " : box.x + box.width <= grid.x;"
                + "return chart.getZr().storage.getDisplayList()"
                + ".filter(e => !e.ignore && e.style.text && Number.isFinite(+e.style.text))"
                + ".filter(e => { const box = e.getBoundingRect().clone();"
                + " if (e.transform) box.applyTransform(e.transform); return beside(box); })"
                + ".map(e => +e.style.text).sort((a, b) => a - b)",
            figure,
            axis);
    List<Double> labels = new ArrayList<>();
    numbers.forEach(number -> labels.add(number.doubleValue()));
    return labels;
  }
}
