package io.onset.cli;

import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A valid sweep and its vocabulary, the start of every test here. */
final class SweepFixture {

  static final String VALID =
      """
      name: figure-3
      experiment: linear
      seed: 20241126
      trials: 2000
      grid:                                # one grid
        d: [16, 100]
        n: {from: 2, to: 1000, points: 30, scale: log}
      settings:
        mean: 10
        ridge: [0, 1e-3]
        generated_covariance: corrected
        contrasts: [original, exact, matched]
      failure_limit: 0.05
      """;

  static final Vocabulary LINEAR =
      new Vocabulary(
          List.of(Parameter.integer("d", 1, 10_000), Parameter.integer("n", 2, 1_000_000_000)),
          List.of(
              Parameter.real("mean"),
              Parameter.nonNegative("ridge"),
              Parameter.choice("generated_covariance", "original", "corrected")),
          List.of(Parameter.choice("contrasts", "original", "exact", "matched")));

  private SweepFixture() {}

  /** {@link #VALID} with one part of it replaced. */
  static String with(String part, String replacement) {
    if (!VALID.contains(part)) {
      throw new IllegalArgumentException("not in the valid sweep: " + part);
    }
    return VALID.replace(part, replacement);
  }

  /** {@link #VALID} with another grid, given as lines. */
  static String withGrid(String... lines) {
    int start = VALID.indexOf("grid:");
    String grid = "grid:\n  " + String.join("\n  ", lines) + "\n";
    return VALID.substring(0, start) + grid + VALID.substring(VALID.indexOf("settings:"));
  }

  /** A file in {@code folder} that holds {@code text}. */
  static Path write(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("quickstart.yaml"), text);
  }

  /** The sweep of {@code text} as the file {@code quickstart.yaml}. */
  static Sweep sweep(Path folder, String text, String... overrides) throws IOException {
    return SweepFile.read(write(folder, text), List.of(overrides)).sweep(LINEAR);
  }
}
