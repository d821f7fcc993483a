package io.onset.chaos;

import io.onset.chaos.Scene.NotInjected;

/** Faults with a second driver on the same folder. */
final class DriverFaults {

  /** The second one looks half a minute for signs of life of the first, and has to start. */
  private static final double PATIENCE_SECONDS = 180;

  private DriverFaults() {}

  static String second(Scene scene) {
    scene.anyMoment();
    scene.launch();
    return "a second driver";
  }

  /** The first goes on when the second has the folder, and must not write to it. */
  static String takenOver(Scene scene) {
    scene.anyMomentWithTrials();
    ProcessHandle first = scene.driver();
    Signals.STOP.to(first);
    Launch second = scene.launch();
    boolean isTaken =
        Await.until(() -> !second.isAlive() || isOfAnother(scene, first), PATIENCE_SECONDS);
    Await.seconds(scene.chance().between(0, 10));
    Signals.CONT.to(first);
    if (!isTaken) {
      throw new NotInjected("the second driver did not get as far as the folder");
    }
    return "the driver, until a second one had the folder";
  }

  private static boolean isOfAnother(Scene scene, ProcessHandle first) {
    long holder = scene.results().driver();
    return holder != 0 && holder != first.pid();
  }
}
