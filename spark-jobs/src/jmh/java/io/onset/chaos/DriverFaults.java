package io.onset.chaos;

/** Faults with a second driver on the same folder. */
final class DriverFaults {

  /** The second one looks so long for signs of life of the first. */
  private static final double SILENCE_SECONDS = 25;

  private DriverFaults() {}

  static String second(Scene scene) {
    scene.anyMoment();
    scene.launch();
    return "a second driver";
  }

  /** The first goes on when the second has the folder, and must not write to it. */
  static String takenOver(Scene scene) {
    scene.anyMomentWithTrials();
    ProcessHandle first = scene.driver().process().toHandle();
    Signals.STOP.to(first);
    Launch second = scene.launch();
    Await.until(() -> !second.isAlive(), SILENCE_SECONDS + scene.chance().between(5, 30));
    Signals.CONT.to(first);
    return "the driver, while a second one " + (second.isAlive() ? "had begun" : "ended");
  }
}
