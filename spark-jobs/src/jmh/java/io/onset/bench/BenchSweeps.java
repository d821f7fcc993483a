package io.onset.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onset.cli.SweepFile;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.experiment.linear.LinearExperiment;

/** The sweeps that are timed: settings of the paper, contrasts that the NumPy program has. */
final class BenchSweeps {

  /** N. */
  static final int ORIGINAL_SIZE = 10_000;

  private static final String SETTINGS =
      """
      settings:
        mean: 10
        standard_deviation: 1
        forward_time: 2
        noise_scale: 0.01831563888873418
        ridge: 0
        generated_covariance: corrected
        kernel_width: caption
        original_size: %d
        original_sets: 1
        contrasts: [original, exact]
      """
          .formatted(ORIGINAL_SIZE);

  private BenchSweeps() {}

  /** One cell. */
  static String cell(BenchCell cell, long trials) {
    String grid = "grid: {d: %d, n: %d}%n".formatted(cell.d(), cell.n());
    return text("cell", 1, trials, grid);
  }

  /**
   * Cells of all kinds, so many trials that the large n take about half of the time: d = 16 and
   * 100, n from 2 to 10^4.
   *
   * @param trials of the cells of the two largest n; the others have twenty times as many
   * @param largest n, 10^4 for anything but a smoke test
   */
  static String mixed(long seed, long trials, int largest) {
    String grid =
        """
        grid:
          - {d: [16, 100], n: {from: 2, to: %d, points: 16, scale: log}, trials: %d}
          - {d: [16, 100], n: [%d, %d]}
        """;
    String points = grid.formatted(largest / 10, 20 * trials, largest / 10 * 3, largest);
    return text("mixed", seed, trials, points);
  }

  private static String text(String name, long seed, long trials, String grid) {
    String head = "name: bench-%s%nexperiment: linear%nseed: %d%ntrials: %d%n";
    return head.formatted(name, seed, trials) + grid + SETTINGS;
  }

  /** The experiment of a sweep's text. */
  static Experiment<?, ?, ?> experiment(String text) {
    return LinearExperiment.of(sweep(text));
  }

  /** The sweep of its text. */
  static Sweep sweep(String text) {
    try {
      var tree = new YAMLMapper().readTree(text);
      return SweepFile.of("bench", tree).sweep(LinearExperiment.VOCABULARY);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no YAML: " + text, e);
    }
  }
}
