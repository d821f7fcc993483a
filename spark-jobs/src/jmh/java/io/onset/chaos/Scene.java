package io.onset.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A run on its way, and all that can be broken about it. Its moments are shares of the files of
 * trials that it has stored, so that a fast machine and a slow one have the same; each is waited
 * for, and then the run has as much left to do.
 */
final class Scene {

  private static final double PATIENCE_SECONDS = 300;

  /** A driver that has the folder has so long, at the least, until its first file. */
  private static final double FIRST_SECONDS = 1.5;

  private final Arena arena;
  private final Case what;
  private final Results results;
  private final Chance chance;
  private final List<Launch> launches = new ArrayList<>();

  /**
   * A run that has not begun.
   *
   * @param results its folder
   */
  Scene(Arena arena, Case what, Results results, Chance chance) {
    this.arena = arena;
    this.what = what;
    this.results = results;
    this.chance = chance;
  }

  Cluster cluster() {
    return arena.cluster();
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

  /** Gives the run's command; once more on the same folder. */
  Launch launch() {
    Path said = Path.of(results.folder() + "." + launches.size() + ".txt");
    Launch launch = Launch.start(arena.command(what, results), Cluster.QUICK, said);
    launches.add(launch);
    return launch;
  }

  /** Ends what is left of it. */
  void end() {
    launches.forEach(Launch::kill);
    drivers().forEach(Signals.KILL::to);
  }

  /**
   * The process of the first driver, or of the one that is there.
   *
   * @throws NotInjected where it has ended
   */
  ProcessHandle driver() {
    return drivers().stream()
        .findFirst()
        .orElseThrow(() -> new NotInjected("the driver had ended"));
  }

  private List<ProcessHandle> drivers() {
    return switch (what.mode()) {
      case CLIENT ->
          launches.stream()
              .map(launch -> launch.process().toHandle())
              .filter(ProcessHandle::isAlive)
              .toList();
      case CLUSTER -> cluster().drivers(results.folder());
    };
  }

  /** Waits for any moment of the run: a sixth are in its beginning, a sixth in its end. */
  void anyMoment() {
    double share = chance.between(-0.25, 1.25);
    await(() -> results.driver() != 0, "the run did not begin");
    if (share < 0) {
      Await.seconds(chance.between(0, FIRST_SECONDS));
    }
    awaitStored(Math.max(0, Math.min(share, 1)));
  }

  /** Waits for executors, and for a moment while they compute. */
  void anyMomentOfTheTasks() {
    await(() -> !cluster().executors("").isEmpty(), "no executor started");
    awaitStored(chance.between(0, 0.8));
  }

  /** Waits for a moment at which some trials are stored. */
  void anyMomentWithTrials() {
    awaitStored(chance.between(0.01, 0.8));
  }

  private void awaitStored(double share) {
    long files = (long) Math.ceil(share * arena.reference().files());
    await(() -> results.files("trials").size() >= files, "not so many trials were stored");
  }

  private void await(BooleanSupplier condition, String otherwise) {
    boolean held =
        Await.until(() -> !driven().isAlive() || condition.getAsBoolean(), PATIENCE_SECONDS);
    if (!held) {
      throw new NotInjected(otherwise);
    }
    if (!driven().isAlive()) {
      throw new NotInjected("the run had ended");
    }
  }

  private Launch driven() {
    return launches.get(0);
  }

  /** A moment in which nothing could be broken. */
  static final class NotInjected extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotInjected(String reason) {
      super(reason);
    }
  }
}
