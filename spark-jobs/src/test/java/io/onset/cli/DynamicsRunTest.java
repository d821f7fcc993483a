package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second experiment by the command line, which does not know it. */
class DynamicsRunTest {

  private static final String TEXT =
      """
      name: small
      experiment: dynamics
      seed: 3
      trials: 4
      grid:
        - {d: 4, n: [3, 8], ridge: 0, stopping_time: 0}
        - {d: 4, n: [3, 8], ridge: [0.1, 0.2, 0.4], stopping_time: 0}
        - {d: 4, n: [3, 8], ridge: 0, stopping_time: {from: 1, to: 9, points: 3, scale: log}}
      settings:
        spectrum: [isotropic, SPECTRUM]
        schedule: linear 10 0.05 0.3
        sampler: post
        ridge_form: data
        second_set: drawn
        original_size: 12
      """;

  @TempDir private Path folder;

  private Outcome run(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("small.yaml"), text);
    String out = folder.resolve("results").toString();
    List<String> line =
        Stream.concat(
                Stream.of("run", file.toString(), "--engine", "serial", "--out", out),
                Stream.of(more))
            .toList();
    return Outcome.of(line.toArray(String[]::new));
  }

  /** Of 4 trials 1/4; without an original set there is no proportion whose error to tell. */
  @Test
  void aPlanTellsTheErrorOfAProportionWhereThereIsOne() throws IOException {
    String text = TEXT.replace("SPECTRUM", "power-law 1");
    assertTrue(plan(text).lines().anyMatch(line -> line.matches("d=4 n=3 .* 0\\.2500")));
    String none = text.replace("  original_size: 12\n", "");
    assertTrue(plan(none).lines().anyMatch(line -> line.matches("d=4 n=3 .* -")), plan(none));
  }

  private String plan(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("planned.yaml"), text);
    return Outcome.of("plan", file.toString(), "--out", folder.resolve("none").toString()).out();
  }

  @Test
  void runsAgainReplaysAndVerifies() throws IOException {
    String text = TEXT.replace("SPECTRUM", "two-level 0.5 9");
    Outcome first = run(text);
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().contains("kl_generated_true_mean"), first.out());
    List<String> digests = TinySweep.digests(folder.resolve("results"));
    Outcome more = run(text, "--set", "trials=6");
    assertEquals(0, more.code(), more.err());
    assertTrue(!digests.equals(TinySweep.digests(folder.resolve("results"))));
    try (Stream<Path> figures = Files.list(folder.resolve("results/figures"))) {
      assertEquals(3 * 11, figures.count(), "PDF, PNG and SVG of each");
    }
    String out = folder.resolve("results").toString();
    for (String cell :
        List.of(
            "n=3,ridge=0.2,spectrum=isotropic",
            "d=4,n=8,ridge=0,stopping_time=3,spectrum=two-level 0.5 9")) {
      Outcome replay = Outcome.of("replay", out, "--cell", cell, "--trial", "5");
      assertEquals(0, replay.code(), replay.err());
      assertTrue(replay.out().contains("the same bits in all 18 columns"), replay.out());
      assertTrue(replay.out().contains("(43)"), replay.out());
    }
    Outcome verified = Outcome.of("verify", out, "--fraction", "1");
    assertEquals(0, verified.code(), verified.err());
  }

  /** The digest of a spectrum's file is part of the cells: another content is not mixed in. */
  @Test
  void aSpectrumFromAFileIsHeldByItsContent() throws IOException {
    Path spectrum = Path.of("target/dynamics/run-spectrum.txt");
    Files.createDirectories(spectrum.getParent());
    Files.writeString(spectrum, "4 3 2 1\n");
    String text = TEXT.replace("SPECTRUM", "file " + spectrum);
    assertEquals(0, run(text).code());
    List<String> digests = TinySweep.digests(folder.resolve("results"));
    assertEquals(0, run(text).code());
    assertEquals(digests, TinySweep.digests(folder.resolve("results")));
    Files.writeString(spectrum, "4 3 2 2\n");
    Outcome other = run(text);
    assertEquals(2, other.code(), other.out());
    assertTrue(other.err().contains("settings.spectrum"), other.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          settings.sampler=pots | settings.sampler: got "pots", must be one of post, beta, beta1, ddim, ideal; did you mean post?
          settings.spectrum=flat | settings.spectrum: got "flat", must be isotropic, power-law K
          settings.spectrum=5 | settings.spectrum: got 5, must be isotropic, power-law K
          settings.spectrum={from: 1} | settings.spectrum: got {"from":1}, must be isotropic, power-law K
          settings.schedule=linear 10 | settings.schedule: got "linear 10", must be linear T FROM TO
          settings.spectrum=spiked 5 2 | grid: spectrum "spiked 5 2" has more spikes, must fit d=4
          settings.sampler=ideal | grid: sampler: ideal goes with stopping_time: 0 and ridge_form: data alone, got the cell d=4
          settings.noise_level=11 | grid: noise_level must be one of the schedule's 10 levels, got the cell d=4
          """)
  void mistakesHaveFileKeyValueAndRule(String setting, String message) throws IOException {
    Outcome outcome = run(TEXT.replace("SPECTRUM", "power-law 1"), "--set", setting);
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
  }
}
