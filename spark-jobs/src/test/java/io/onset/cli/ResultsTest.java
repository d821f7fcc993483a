package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.TrialRow;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Figure;
import io.onset.experiment.UserException;
import io.onset.experiment.linear.LinearObservation;
import io.onset.kernel.Decimal;
import io.onset.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A results folder, read as its user reads it. */
class ResultsTest {

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Results results() {
    return Results.open(tiny.results().toString());
  }

  private static List<TrialRow<LinearObservation>> trials(Results results, String cell) {
    return results.trials(cell, LinearObservation.class);
  }

  @Test
  void theCurvesAreThoseOfTheTextFile() throws Exception {
    tiny.run();
    List<CurveRow> curves = results().curves();
    List<Map<String, String>> text = tiny.curves();
    assertEquals(text.size(), curves.size());
    for (int i = 0; i < curves.size(); i++) {
      Map<String, String> line = text.get(i);
      assertEquals(line.keySet().size(), curves.get(i).values().size());
      curves.get(i).values().forEach((k, v) -> assertEquals(line.get(k), Decimal.format(v), k));
    }
  }

  @Test
  void theTrialsMakeTheCurves() {
    tiny.run();
    Results results = results();
    List<TrialRow<LinearObservation>> trials = trials(results, "n=5");
    assertEquals(
        LongStream.range(0, 6).boxed().toList(), trials.stream().map(TrialRow::trial).toList());
    double positive =
        trials.stream()
            .mapToInt(row -> row.observation().deltaSignExact())
            .filter(s -> s > 0)
            .count();
    assertEquals(positive / 6, results.curves().get(1).number("p_positive_exact"));
  }

  @Test
  void theFiguresAreThoseOfTheFolder() throws Exception {
    tiny.runDrawing("png,svg,pdf");
    List<Figure> figures = results().figures();
    try (Stream<Path> files = Files.list(tiny.results().resolve("figures"))) {
      List<String> drawn = files.map(f -> f.getFileName().toString()).toList();
      figures.forEach(f -> assertTrue(drawn.contains(f.fileName() + ".svg"), f.fileName()));
      assertEquals(3 * figures.size(), drawn.size(), "each as PNG, SVG and PDF");
    }
    assertEquals("probability-d2", figures.get(0).fileName());
    assertEquals(4, figures.size());
  }

  @Test
  void theAnswersAndTheSweepAreThere() {
    tiny.run();
    Results results = results();
    assertEquals(List.of(), results.table("nothing"));
    List<CurveRow> sides = results.table("sides");
    assertEquals(2 * 3, sides.size()); // points times contrasts
    assertEquals(6L, sides.get(0).values().get("trials"));
    assertEquals("tiny", results.sweep().name());
  }

  @Test
  void failedTrialsHaveNoObservation() {
    tiny.run("settings.forward_time=400", "failure_limit=1");
    TrialRow<LinearObservation> failed = trials(results(), "n=5").get(0);
    assertNull(failed.observation());
    assertNotNull(failed.failure());
  }

  @Test
  void trialsThatAreGoneAreTold() throws Exception {
    tiny.run();
    for (String file : tiny.trialFiles().keySet()) {
      Files.delete(tiny.results().resolve(file));
    }
    Results results = results();
    StoreException e = assertThrows(StoreException.class, () -> trials(results, "n=5"));
    String told = ": trial 0 is not stored; the same run again computes it";
    assertTrue(e.getMessage().endsWith(told), e.getMessage());
  }

  @Test
  void whatCannotBeReadIsTheUsersToPutRight() {
    UserException none = assertThrows(UserException.class, this::results);
    assertTrue(none.getMessage().contains("no results folder"), none.getMessage());
    tiny.run();
    Results results = results();
    UserException several = assertThrows(UserException.class, () -> trials(results, "d=2"));
    assertTrue(several.getMessage().contains("name one of n=2|5"), several.getMessage());
    UserException other =
        assertThrows(UserException.class, () -> results.trials("n=5", CurveRow.class));
    String rule = ": a trial observes " + LinearObservation.class.getName();
    assertTrue(other.getMessage().contains(rule), other.getMessage());
  }
}
