package io.onset.cli;

import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import picocli.CommandLine.Option;

/** {@code --add-trials}: the same sweep with more trials than a folder's last run asked for. */
final class TopUpOption {

  @Option(
      names = "--add-trials",
      paramLabel = "K",
      description =
          "Asks for K trials of a cell more than the last run on this folder did, if that is"
              + " complete; else it is finished first. A new folder gets the trials of the sweep.")
  private Long more;

  /**
   * Raises a sweep's trials, if asked to: the common ones to K more than the manifest says, and a
   * grid's own by as many.
   *
   * @throws UserException if K is below 1 or there are no common trials
   */
  void apply(SweepOptions options, RunFolder folder) {
    if (more == null) {
      return;
    }
    Sweep sweep = options.sweep();
    if (more < 1) {
      throw new UserException("--add-trials " + more + ": must be a whole number from 1 on");
    }
    if (sweep.trials() == 0) {
      throw new UserException(
          "--add-trials "
              + more
              + ": needs the key trials at the top of the sweep, and every grid has its own alone");
    }
    options.addTrials(Manifest.growth(folder, sweep, more));
  }
}
