package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of a tiny sweep, on the packaged jar. */
class NightlyIT {

  private static final String[] SERIAL = {"--engine", "serial"};

  @TempDir private Path folder;
  private TinySweep tiny;
  private Nights nights;

  @BeforeEach
  void prepare() throws Exception {
    tiny = TinySweep.in(folder);
    nights = Nights.of(folder, Path.of("..").toRealPath());
  }

  /** A night that hands {@code options} on to the run. */
  private Outcome night(String budget, String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("--budget", budget, "--add-trials", "6"));
    line.addAll(List.of("--keep", "2", "--"));
    line.addAll(List.of(options));
    return nights.run("tiny.yaml", line.toArray(String[]::new));
  }

  private void assertNight(int code, String budget, int trials, String... options)
      throws Exception {
    Outcome night = night(budget, options);
    assertEquals(code, night.code(), night.err());
    assertEquals(trials, tiny.manifest().at("/sweep/trials").asInt());
  }

  /**
   * Three nights of six trials have the bits of one of eighteen, though the second was cut short
   * and is made up for, and the last was Spark's; the last two are kept.
   */
  @Test
  void threeNightsAreOne() throws Exception {
    assertNight(0, "1h", 6, SERIAL);
    assertNight(5, "0.001s", 12, SERIAL);
    assertNight(0, "1h", 12, SERIAL);
    assertNight(0, "1h", 18, "--master", "local[2]");
    assertEquals(tiny.fresh(folder.resolve("straight"), "trials=18"), tiny.digests());
    assertFalse(nights.wasTold());
    assertEquals(2, nights.kept().size());
    assertEquals(2, nights.logs().size());
    Path last = nights.kept().get(1);
    assertEquals(tiny.digests(), TinySweep.digests(last));
    assertEquals(
        TinySweep.sha256(tiny.results().resolve("curves.csv")),
        TinySweep.sha256(last.resolve("curves.csv")));
    assertFalse(Nights.names(last.resolve("figures")).isEmpty());
    assertTrue(Files.readString(last.resolve("night.log")).contains("36 trials in 2 cells"));
    assertWatched();
  }

  /** The folder of those nights: well now, and not after its times are those of long ago. */
  private void assertWatched() throws Exception {
    assertEquals(new Outcome(0, "", ""), nights.watch());
    for (String name : List.of("manifest.json", "status.json")) {
      Path file = tiny.results().resolve(name);
      if (Files.exists(file)) {
        String seal = ",\\s*\"sha256\" : \"[0-9a-f]{64}\"";
        String text = Files.readString(file).replaceFirst(seal, "");
        String old = text.replaceAll("\"20\\d\\d-", "\"2001-");
        Files.writeString(file, old);
      }
    }
    assertEquals(1, nights.watch().code());
    String meaning = nights.told().get("ONSET_MEANING");
    assertTrue(meaning.startsWith("no run for 26 hours: the last one ended at 2001-"), meaning);
  }

  @Test
  void whatIsWrongIsTold() throws Exception {
    Outcome refused = night("1h", "--engine", "serial", "--set", "trials=0");
    assertEquals(2, refused.code(), refused.err());
    assertEquals("2", nights.told().get("ONSET_CODE"));
    assertTrue(nights.text().contains("onset: --set trials=0: trials: got 0"), nights.text());
    assertFalse(Files.exists(tiny.results()));
    ObjectNode later = new ObjectMapper().createObjectNode().put("format", 99);
    Files.createDirectories(tiny.results());
    Files.writeString(tiny.results().resolve("manifest.json"), later.toString());
    Outcome store = night("1h", SERIAL);
    assertEquals(7, store.code(), store.err());
    assertEquals("7", nights.told().get("ONSET_CODE"));
    assertTrue(nights.told().get("ONSET_LAST_LINES").contains("has format 99"), nights.text());
    assertEquals(2, nights.calls());
    assertEquals(List.of(), nights.kept());
  }
}
