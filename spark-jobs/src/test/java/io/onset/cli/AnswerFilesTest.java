package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Allocation;
import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Transitions;
import io.onset.experiment.Transitions.Height;
import io.onset.experiment.Transitions.Landmark;
import io.onset.stats.Proportion;
import io.onset.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class AnswerFilesTest {

  private static final Transitions ASKED =
      new Transitions(
          "n",
          "d",
          Map.of("original", "p"),
          List.of(new Landmark("mark", "it is", row -> new Height(row.number("mark"), 0.01))));

  @TempDir private Path results;

  private String write(double... proportions) {
    List<CurveRow> rows = new ArrayList<>();
    List<SweepCell> cells = new ArrayList<>();
    for (int i = 0; i < proportions.length; i++) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("d", 16L);
      values.put("n", 8L << i);
      cells.add(new SweepCell(new Coordinates(values), 1000));
      long positive = Math.round(1000 * proportions[i]);
      values.put("p", positive / 1000.0);
      values.put("mark", 1.5 - i);
      Proportion counts = new Proportion(positive, 0, 1000 - positive);
      rows.add(new CurveRow(values, Map.of("p", List.of(counts))));
    }
    Sweep sweep = new Sweep("s", "linear", 1, 1000, 0.01, Allocation.EVEN, Map.of(), cells);
    RunFolder folder = RunFolder.of(results.toString(), new Configuration(false));
    return AnswerFiles.write(folder, sweep, ASKED, rows);
  }

  @Test
  void anIntervalHasItsFitsAndRatios() throws Exception {
    List<String> lines = write(0.02, 0.1, 0.3, 0.7, 0.9).lines().toList();
    String number = "\\d+\\.\\d+";
    String interval = number + " \\[" + number + ", " + number + "\\]";
    String fit = interval + " p " + number + "(e-\\d+)?";
    assertEquals(3, lines.size());
    assertEquals(
        List.of("curve", "crosses", "at n", "logit", "probit", "over mark"),
        List.of(lines.get(0).strip().split("  +")));
    String row = "original +up +45\\.2. \\[.*\\] +" + fit + " +" + fit + " +2\\.000 \\[.*\\]";
    assertTrue(lines.get(1).strip().matches(row), lines.get(1));
    String mark = "mark +down +22\\.63 \\[.*\\] +- +- +-";
    assertTrue(lines.get(2).strip().matches(mark), lines.get(2));
    assertTrue(Files.size(results.resolve("transitions.parquet")) > 0);
    assertTrue(Files.size(results.resolve("sides.parquet")) > 0);
    assertTrue(Files.notExists(results.resolve("power_laws.parquet")));
    String laws =
        "curve,crossing,direction,points,exponent,exponent_lo,exponent_hi,factor,factor_lo,factor_hi";
    assertEquals(List.of(laws), Files.readAllLines(results.resolve("power_laws.csv")));
    assertEquals(3, Files.readAllLines(results.resolve("transitions.csv")).size());
    assertEquals(6, Files.readAllLines(results.resolve("sides.csv")).size());
  }

  @Test
  void aBracketSaysRefine() {
    List<String> lines = write(0, 0, 0.9, 1, 1).lines().toList();
    String row = "original +up +between 16\\.00 and 32\\.00: refine +- +- +-";
    assertTrue(lines.get(1).strip().matches(row), lines.get(1));
  }

  @Test
  void aCurveWithoutACrossingSaysWhereItIs() {
    List<String> lines = write(0, 0.1, 0.1, 0.2, 0.49).lines().toList();
    String row = "original +- +below from 8\\.000 to 64\\.00 +- +- +-";
    assertTrue(lines.get(1).strip().matches(row), lines.get(1));
  }

  @Test
  void anExperimentThatAsksNothingGetsNoAnswer() {
    RunFolder folder = RunFolder.of(results.toString(), new Configuration(false));
    Sweep sweep = new Sweep("s", "linear", 1, 1, 0.01, Allocation.EVEN, Map.of(), List.of());
    assertEquals("", AnswerFiles.write(folder, sweep, Transitions.NONE, List.of()));
    assertEquals(0, results.toFile().list().length);
  }
}
