package io.onset.cli;

import io.onset.engine.SweepResult;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.kernel.Decimal;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What a pass over a results folder ended with.
 *
 * @param sweep what was asked
 * @param experiment the sweep's
 * @param result what there is of it
 * @param curvesDigest SHA-256 of {@code curves.csv}
 * @param answers what the screen shows of the answers
 */
record PassResult(
    Sweep sweep,
    Experiment<?, ?, ?> experiment,
    SweepResult result,
    String curvesDigest,
    String answers) {

  /** Prints the tables, and what the folder now holds. */
  void print(PrintWriter screen, String folder) {
    screen.print(ResultTable.of(experiment.tableColumns(), result.curves()));
    screen.print(answers);
    screen.printf(
        Locale.ROOT,
        "%d trials in %d cells, %d failed%n",
        result.trials(),
        result.curves().size(),
        result.failed());
    screen.printf("rows   sha256 %s%ncurves sha256 %s%n", result.rowsDigest(), curvesDigest);
    screen.printf("results in %s%n", folder);
    screen.flush();
  }

  /** More failures than are let pass outweigh a budget: somebody has to look at them. */
  ExitCode judge(PrintWriter err) {
    if (!result.isComplete()) {
      err.printf(
          Locale.ROOT,
          "onset: the budget is over, %d of %d trials are done; the same command goes on from"
              + " there%n",
          result.trials(),
          result.asked());
    }
    boolean isSound = result.failed() <= sweep.failureLimit() * result.trials();
    if (!isSound) {
      err.printf(
          Locale.ROOT,
          "onset: %d of %d trials failed, more than failure_limit %s lets pass; the column failure"
              + " of the trials tells why%n",
          result.failed(),
          result.trials(),
          Decimal.format(sweep.failureLimit()));
    }
    err.flush();
    if (!isSound) {
      return ExitCode.FAILURES;
    }
    return result.isComplete() ? ExitCode.COMPLETE : ExitCode.BUDGET;
  }
}
