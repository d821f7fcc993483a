package io.onset.cli;

import io.onset.experiment.Experiment;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.experiment.Vocabulary;
import io.onset.experiment.dynamics.DynamicsExperiment;
import io.onset.experiment.linear.LinearExperiment;
import java.util.Arrays;
import java.util.function.Function;

/** The experiments there are: one constant each. */
enum Experiments {
  /** One-step linear denoiser on isotropic Gaussian data [Halder]. */
  LINEAR("linear", LinearExperiment.VOCABULARY, LinearExperiment::of),
  /** Linear diffusion in many steps on Gaussian data of any spectrum [Merger 2025]. */
  DYNAMICS("dynamics", DynamicsExperiment.VOCABULARY, DynamicsExperiment::of);

  private final String word;
  private final Vocabulary vocabulary;
  private final Function<Sweep, Experiment<?, ?, ?>> maker;

  Experiments(String word, Vocabulary vocabulary, Function<Sweep, Experiment<?, ?, ?>> maker) {
    this.word = word;
    this.vocabulary = vocabulary;
    this.maker = maker;
  }

  /** The sweep of a file, in the words of the experiment that it names. */
  static Sweep sweep(SweepFile file) {
    String[] words = Arrays.stream(values()).map(e -> e.word).toArray(String[]::new);
    return named(file.experimentName(Parameter.choice("experiment", words))).read(file);
  }

  /** Cells that the experiment cannot make are a mistake of the file, too. */
  private Sweep read(SweepFile file) {
    Sweep sweep = file.sweep(vocabulary);
    try {
      maker.apply(sweep);
    } catch (UserException e) {
      throw file.gridError(e.getMessage());
    }
    return sweep;
  }

  /** The words of a sweep's experiment. */
  static Vocabulary vocabulary(Sweep sweep) {
    return named(sweep.experiment()).vocabulary;
  }

  /** The experiment of a sweep. */
  static Experiment<?, ?, ?> of(Sweep sweep) {
    return named(sweep.experiment()).maker.apply(sweep);
  }

  private static Experiments named(String name) {
    return Arrays.stream(values())
        .filter(experiment -> experiment.word.equals(name))
        .findFirst()
        .orElseThrow();
  }
}
