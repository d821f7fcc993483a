package io.onset.cli;

import io.onset.engine.Remains;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a plan says of a results folder: what is there, what is left, and where it would go. */
final class RemainsText {

  /** Units of a round that are named. */
  private static final int MOST = 8;

  private RemainsText() {}

  private static RunFolder folder(Sweep sweep, String out) {
    String root = out == null ? "results/" + sweep.name() : out;
    return RunFolder.of(root, SparkContexts.hadoopConfiguration());
  }

  /**
   * The grid points that the sweep's folder was refined by; none where it holds another sweep.
   *
   * @param out the folder; null: the sweep's default one
   */
  static Refinements refinements(Sweep sweep, String out) {
    RunFolder folder = folder(sweep, out);
    try {
      if (!folder.list("").isEmpty()) {
        SameSweep.require(folder, sweep);
      }
      return Manifest.refinements(folder);
    } catch (UserException e) {
      return Refinements.NONE; // print tells it
    }
  }

  /**
   * Lines on a folder.
   *
   * @param out the folder; null: the sweep's default one, of which nothing is said where it is
   *     empty, and where it holds another sweep only that
   * @param rate multiply-adds per second of a core
   */
  static void print(
      Sweep sweep, Experiment<?, ?, ?> experiment, String out, double rate, PrintWriter screen) {
    RunFolder folder = folder(sweep, out);
    if (out == null && folder.list("").isEmpty()) {
      return;
    }
    try {
      SameSweep.require(folder, sweep);
    } catch (UserException e) {
      if (out != null) {
        throw e;
      }
      screen.println(e.getMessage());
      return;
    }
    print(Remains.of(experiment, folder, sweep.allocation()), folder, rate, screen);
  }

  private static void print(Remains remains, RunFolder folder, double rate, PrintWriter screen) {
    screen.printf(
        Locale.ROOT,
        "stored            %d of %d trials in %s%n",
        remains.asked() - remains.missing(),
        remains.asked(),
        folder.location());
    screen.printf(
        Locale.ROOT,
        "left              %d trials in %d blocks, about %s on one core%n",
        remains.missing(),
        remains.blocks(),
        PlanCommand.duration(remains.work() / rate));
    List<String> next =
        remains.next().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
    if (!next.isEmpty()) {
      String named = next.stream().limit(MOST).collect(Collectors.joining(", "));
      String more = next.size() > MOST ? " and " + (next.size() - MOST) + " more" : "";
      screen.println("next round        to trials " + named + more);
    }
  }
}
