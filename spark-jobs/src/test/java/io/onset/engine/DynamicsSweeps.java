package io.onset.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.cli.SweepFile;
import io.onset.experiment.Sweep;
import io.onset.experiment.dynamics.DynamicsExperiment;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small sweeps of the experiment {@code dynamics}. */
public final class DynamicsSweeps {

  /** The seed of them all. */
  public static final long SEED = 20251122;

  private DynamicsSweeps() {}

  /** d = 1 and 4 below and above N, every sampler of steps, with and without regularisation. */
  private static final String TEXT =
      """
      {
        "name": "small", "experiment": "dynamics", "seed": %d, "trials": %d,
        "grid": [
          {"d": [1, 4], "n": [2, 9], "ridge": [0, 0.1], "stopping_time": 0},
          {"d": 4, "n": 3, "ridge": 0, "stopping_time": [2, 20]}
        ],
        "settings": {
          "spectrum": ["isotropic", "power-law 1"],
          "schedule": "linear 12 0.05 0.3",
          "sampler": ["post", "ddim", "beta1"],
          "ridge_form": "data",
          "noise_level": 1,
          %s
        }
      }
      """;

  /** A sweep; the settings that may be left out are given. */
  public static Sweep of(long seed, int trials, String optional) {
    try {
      return SweepFile.of(
              "small", new ObjectMapper().readTree(TEXT.formatted(seed, trials, optional)))
          .sweep(DynamicsExperiment.VOCABULARY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The experiment of a sweep with {@link #SEED} that observes all there is. */
  public static DynamicsExperiment experiment(int trials) {
    return DynamicsExperiment.of(
        of(SEED, trials, "\"second_set\": \"drawn\", \"original_size\": 30"));
  }
}
