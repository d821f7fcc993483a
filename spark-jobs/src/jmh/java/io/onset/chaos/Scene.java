package io.onset.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A run on its way, and all that can be broken about it. */
final class Scene {

  private static final double PATIENCE_SECONDS = 120;

  private final Cluster cluster;
  private final Results results;
  private final Chance chance;
  private final Supplier<Launch> launcher;
  private final double seconds;
  private final List<Launch> launches = new ArrayList<>();

  /**
   * A run that has not begun.
   *
   * @param launcher starts the run, and another one on the same folder
   * @param seconds how long an undisturbed run takes
   */
  Scene(
      Cluster cluster, Results results, Chance chance, Supplier<Launch> launcher, double seconds) {
    this.cluster = cluster;
    this.results = results;
    this.chance = chance;
    this.launcher = launcher;
    this.seconds = seconds;
  }

  Cluster cluster() {
    return cluster;
  }

  Results results() {
    return results;
  }

  Chance chance() {
    return chance;
  }

  /** All that were started, in order. */
  List<Launch> launches() {
    return launches;
  }

  /** Starts a driver. */
  Launch launch() {
    Launch launch = launcher.get();
    launches.add(launch);
    return launch;
  }

  /** The first driver. */
  Launch driver() {
    return launches.get(0);
  }

  /** How long an undisturbed run takes. */
  double seconds() {
    return seconds;
  }

  /** Waits for a moment of the run, any from its start on. */
  void anyMoment() {
    Await.seconds(chance.between(0.02, 0.95) * seconds);
    requireRunning();
  }

  /** Waits for executors, and then for a moment while they work, most likely. */
  void anyMomentOfTheTasks() {
    await(() -> !cluster.executors("").isEmpty(), "no executor started");
    double left = Math.max(0, seconds - driver().seconds());
    Await.seconds(chance.between(0, 0.8) * left);
    requireRunning();
  }

  /** Waits until some trials are stored, and then for a moment. */
  void anyMomentWithTrials() {
    await(() -> !results.files("trials").isEmpty(), "no trial was stored");
    double left = Math.max(0, seconds - driver().seconds());
    Await.seconds(chance.between(0, 0.5) * left);
    requireRunning();
  }

  private void await(java.util.function.BooleanSupplier condition, String otherwise) {
    boolean held =
        Await.until(() -> !driver().isAlive() || condition.getAsBoolean(), PATIENCE_SECONDS);
    if (!held) {
      throw new NotInjected(otherwise);
    }
    requireRunning();
  }

  private void requireRunning() {
    if (!driver().isAlive()) {
      throw new NotInjected("the run had ended");
    }
  }

  /** A moment in which nothing could be broken. */
  static final class NotInjected extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotInjected(String reason) {
      super(reason);
    }
  }
}
