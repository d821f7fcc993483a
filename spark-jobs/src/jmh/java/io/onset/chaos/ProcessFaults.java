package io.onset.chaos;

import io.onset.chaos.Scene.NotInjected;
import java.util.ArrayList;
import java.util.List;

/** Faults of processes: they are killed or halted. */
final class ProcessFaults {

  /** How long what is halted stays so. */
  private static final double HALT_SECONDS = 20;

  private ProcessFaults() {}

  static String killExecutor(Scene scene) {
    scene.anyMomentOfTheTasks();
    ProcessHandle executor = anyExecutor(scene);
    Signals.KILL.to(executor);
    return "executor, pid " + executor.pid();
  }

  private static ProcessHandle anyExecutor(Scene scene) {
    List<ProcessHandle> executors = scene.cluster().executors("");
    if (executors.isEmpty()) {
      throw new NotInjected("no executor was left");
    }
    return scene.chance().of(executors);
  }

  /** A worker and its executors: what the loss of a machine is. */
  private static List<ProcessHandle> anyWorker(Scene scene) {
    String name = scene.chance().of(Cluster.WORKERS);
    List<ProcessHandle> all = new ArrayList<>(List.of(scene.cluster().daemon(name)));
    all.addAll(scene.cluster().executors(name));
    return all;
  }

  static String killWorker(Scene scene) {
    scene.anyMomentOfTheTasks();
    List<ProcessHandle> worker = anyWorker(scene);
    worker.forEach(Signals.KILL::to);
    return restarted(scene, "a worker and " + (worker.size() - 1) + " executors");
  }

  static String killMaster(Scene scene) {
    scene.anyMoment();
    Signals.KILL.to(scene.cluster().daemon(Cluster.MASTER));
    return restarted(scene, "the master");
  }

  private static String restarted(Scene scene, String what) {
    Await.seconds(scene.chance().between(0, 5));
    scene.cluster().heal();
    return what + ", started again";
  }

  static String haltWorker(Scene scene) {
    scene.anyMomentOfTheTasks();
    return halt(anyWorker(scene), "a worker and its executors");
  }

  static String haltExecutor(Scene scene) {
    scene.anyMomentOfTheTasks();
    return halt(List.of(anyExecutor(scene)), "an executor");
  }

  private static String halt(List<ProcessHandle> processes, String what) {
    processes.forEach(Signals.STOP::to);
    Await.seconds(HALT_SECONDS);
    processes.forEach(Signals.CONT::to);
    return what + " for " + HALT_SECONDS + " s";
  }

  static String killDriver(Scene scene) {
    scene.anyMoment();
    scene.driver().kill();
    return "the driver";
  }

  static String terminateDriver(Scene scene) {
    scene.anyMoment();
    Signals.TERM.to(scene.driver().process().toHandle());
    return "the driver";
  }
}
