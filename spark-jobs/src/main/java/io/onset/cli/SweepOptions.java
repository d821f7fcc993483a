package io.onset.cli;

import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sweep that a command is about. */
final class SweepOptions {

  @Parameters(paramLabel = "SWEEP", description = "Sweep file (YAML), as in conf/sweeps/.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides one entry of the sweep: a dotted key and a YAML value, such as"
              + " --set trials=50 or --set settings.ridge=[0,0.1]. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  private SweepFile read;

  SweepFile read() {
    if (read == null) {
      read = SweepFile.read(file, overrides);
    }
    return read;
  }

  Sweep sweep() {
    return Experiments.sweep(read());
  }

  /** Makes every number of trials in it larger. */
  void addTrials(long more) {
    read = read().withMoreTrials(more);
  }

  /** Adds the grid points that a folder was refined by. */
  void refine(Refinements added) {
    read = read().refined(added);
  }

  static Experiment<?, ?, ?> experiment(Sweep sweep) {
    return Experiments.of(sweep);
  }
}
