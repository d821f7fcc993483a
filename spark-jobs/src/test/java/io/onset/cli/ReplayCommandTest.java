package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial of a run, looked into. */
class ReplayCommandTest {

  private static final String SAME = "stored row: the same bits in all 25 columns";

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  private Outcome replay(String cell, String trial, String... more) {
    List<String> line = new ArrayList<>(List.of("replay", tiny.results().toString()));
    line.addAll(List.of("--cell", cell, "--trial", trial));
    line.addAll(List.of(more));
    return Outcome.of(line.toArray(String[]::new));
  }

  private static String line(Outcome outcome, String start) {
    List<String> lines = outcome.out().lines().filter(l -> l.startsWith(start)).toList();
    assertEquals(1, lines.size(), outcome.out());
    return lines.get(0);
  }

  @Test
  void everyTrialOfEveryCellHasTheStoredBits() {
    String[] settings = {
      "grid.d=[3]",
      "grid.n=[2,3,4,30]",
      "settings.ridge=[0,0.1]",
      "settings.generated_covariance=[corrected,as-printed]",
      "settings.original_size=[20,40]",
      "settings.forward_noise=wishart",
      "trials=3"
    };
    tiny.run(settings);
    RunFolder results = RunFolder.of(tiny.results().toString(), new Configuration());
    Sweep sweep = Manifest.held(results).sweep();
    assertEquals(32, sweep.cells().size());
    for (SweepCell each : sweep.cells()) {
      String cell = CellNames.of(sweep).name(each.at());
      for (int trial = 0; trial < 3; trial++) {
        Outcome outcome = replay(cell, Integer.toString(trial));
        assertEquals(0, outcome.code(), outcome.err());
        assertTrue(outcome.out().endsWith(SAME + "\n"), outcome.out());
      }
    }
  }

  @Test
  void itPrintsWhatTheTrialCameFrom() {
    tiny.run();
    Outcome outcome = replay("n=5", "4");
    assertTrue(outcome.out().startsWith("cell d=2,n=5, trial 4\n"), outcome.out());
    assertEquals("Y size                           (1)      5 x 2", line(outcome, "Y size"));
    String width = "eps_T^2                          (5)      0.2 ";
    assertTrue(line(outcome, "eps_T^2").startsWith(width), outcome.out());
    assertTrue(line(outcome, "eps_T^2").endsWith(" 0x3fc999999999999a"), outcome.out());
    assertTrue(line(outcome, "log cross_O").contains("(15)"));
    assertEquals(SAME, line(outcome, "stored row"));
    assertEquals("", outcome.err());
  }

  @Test
  void itWritesNothing() throws Exception {
    tiny.run();
    Files.delete(tiny.results().resolve("shared.json"));
    List<String> before = everything();
    assertEquals(0, replay("n=2", "0").code());
    assertEquals(before, everything());
  }

  private List<String> everything() throws Exception {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(tiny.results())) {
      for (Path file : files.sorted().toList()) {
        all.add(file + " " + Files.getLastModifiedTime(file));
      }
    }
    return all;
  }

  @Test
  void aTrialThatIsNotStoredIsComputedAllTheSame() {
    tiny.run("trials=1");
    Outcome later = replay("n=5", "4");
    assertEquals(0, later.code());
    String told = "the sweep asks for trials 0 to 0 of this cell alone";
    assertEquals(told, line(later, "the sweep asks"));
    assertEquals("stored row: none", line(later, "stored row"));
    tiny.run();
    Outcome stored = replay("n=5", "4");
    assertFalse(stored.out().contains("the sweep asks"), stored.out());
    assertEquals(line(later, "log_gg"), line(stored, "log_gg"));
    assertEquals(line(later, "log_cross_original"), line(stored, "log_cross_original"));
  }

  @Test
  void otherBitsEndWithCodeSevenAndAreNamed() throws Exception {
    tiny.run();
    tiny.editManifest(text -> text.replace("\"seed\" : 7", "\"seed\" : 8"));
    Outcome outcome = replay("n=5", "4");
    assertEquals(7, outcome.code());
    assertTrue(line(outcome, "stored row").matches("stored row: 1\\d of 25 columns differ"));
    String here = "  log_gg\\s+here\\s+\\S+\\s+0x[0-9a-f]{16}";
    assertTrue(line(outcome, "  log_gg").matches(here), outcome.out());
    assertFalse(outcome.out().contains("  rank"), outcome.out());
  }

  @Test
  void aFailedTrialTellsHowFarItCame() {
    tiny.run("settings.forward_time=400", "failure_limit=1");
    Outcome outcome = replay("n=5", "4");
    assertEquals(0, outcome.code());
    assertTrue(line(outcome, "failure ").contains("noise ratio r is Infinity [seed=7 data=0x"));
    assertTrue(line(outcome, "r^2").endsWith("inf                      0x7ff0000000000000"));
    assertEquals(SAME, line(outcome, "stored row"));
    assertFalse(outcome.out().contains("theta1"), outcome.out());
  }

  @Test
  void jsonSaysTheSame() throws Exception {
    tiny.run();
    JsonNode json = new ObjectMapper().readTree(replay("n=2", "1", "--json").out());
    assertEquals("d=2,n=2", json.get("cell").textValue());
    assertEquals(1, json.get("trial").intValue());
    assertTrue(json.get("asked").booleanValue());
    assertTrue(json.get("is_stored").booleanValue());
    assertEquals(25, json.get("row").size());
    json.get("row").forEach(column -> assertTrue(column.get("same").booleanValue()));
    JsonNode gg = json.get("row").get(12);
    assertEquals("log_gg", gg.get("column").textValue());
    assertEquals("inf", gg.get("value").textValue());
    assertEquals("0x7ff0000000000000", gg.get("stored_bits").textValue());
    assertTrue(json.get("quantities").size() > 40);
  }

  @Test
  void whatCannotBeReplayedIsTheUsersToPutRight() {
    Outcome none = replay("n=5", "4");
    assertEquals(2, none.code());
    assertTrue(none.err().endsWith("results: no results folder (no manifest.json)\n"), none.err());
    tiny.run();
    Outcome several = replay("d=2", "4");
    assertEquals(2, several.code());
    String choice = "--cell d=2: 2 cells have this; name one of n=2|5\n";
    assertTrue(several.err().endsWith(choice), several.err());
    assertEquals(2, replay("n=5", "-1").code());
    Outcome large = replay("n=5", "4294967296");
    assertEquals(2, large.code());
    assertTrue(large.err().endsWith("must be from 0 to 4294967295\n"), large.err());
  }

  @Test
  void anotherBuildIsWarnedOf() throws Exception {
    tiny.run();
    tiny.editManifest(text -> text.replaceFirst("\"commit\" : \"[^\"]*\"", "\"commit\" : \"abc\""));
    Outcome outcome = replay("n=5", "4");
    assertEquals(0, outcome.code());
    assertTrue(outcome.err().startsWith("onset: warning: the folder was computed by commit abc, "));
  }
}
