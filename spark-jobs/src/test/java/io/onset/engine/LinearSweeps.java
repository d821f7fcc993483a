package io.onset.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.cli.SweepFile;
import io.onset.experiment.Sweep;
import io.onset.experiment.linear.LinearExperiment;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small sweeps of the experiment {@code linear}. */
public final class LinearSweeps {

  /** The seed of them all. */
  public static final long SEED = 20241126;

  private LinearSweeps() {}

  /** d = 1 and 3, training sets below and above d, both covariances, two widths: 16 cells. */
  public static Sweep of(long seed, int originalSets, int trials) {
    String text =
        """
        {
          "name": "small", "experiment": "linear", "seed": %d, "trials": %d,
          "grid": {"d": [1, 3], "n": [2, 20]},
          "settings": {
            "mean": 10, "standard_deviation": 1, "forward_time": 2,
            "noise_scale": 0.01831563888873418, "ridge": 0,
            "generated_covariance": ["corrected", "as-printed"],
            "kernel_width": ["caption", "normal-reference"],
            "original_size": 60, "original_sets": %d,
            "contrasts": ["original", "exact", "matched"]
          }
        }
        """
            .formatted(seed, trials, originalSets);
    try {
      return SweepFile.of("small", new ObjectMapper().readTree(text))
          .sweep(LinearExperiment.VOCABULARY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The experiment of a sweep with {@link #SEED}. */
  public static LinearExperiment experiment(int originalSets, int trials) {
    return LinearExperiment.of(of(SEED, originalSets, trials));
  }
}
