package io.onset.chaos;

import io.onset.chaos.Scene.NotInjected;
import java.util.ArrayList;
import java.util.List;

/** Faults of processes: they are killed or halted. */
final class ProcessFaults {

  /** A worker that is halted so long is given up by a driver that waits ten seconds. */
  private static final double WORKER_SECONDS = 20;

  /** Long enough for a speculative double of its task. */
  private static final double EXECUTOR_SECONDS = 8;

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

  /** A worker with its executors and drivers: what the loss of a machine is. */
  private static List<ProcessHandle> anyWorker(Scene scene) {
    String name = scene.chance().of(Cluster.WORKERS);
    List<ProcessHandle> all = new ArrayList<>(List.of(scene.cluster().daemon(name)));
    all.addAll(scene.cluster().processes(name));
    return all;
  }

  static String killWorker(Scene scene) {
    scene.anyMomentOfTheTasks();
    List<ProcessHandle> worker = anyWorker(scene);
    worker.forEach(Signals.KILL::to);
    return restarted(scene, "a worker and " + (worker.size() - 1) + " on it");
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
    List<ProcessHandle> worker = anyWorker(scene);
    return halt(worker, "a worker and " + (worker.size() - 1) + " on it", WORKER_SECONDS);
  }

  static String haltExecutor(Scene scene) {
    scene.anyMomentOfTheTasks();
    return halt(List.of(anyExecutor(scene)), "an executor", EXECUTOR_SECONDS);
  }

  private static String halt(List<ProcessHandle> processes, String what, double seconds) {
    processes.forEach(Signals.STOP::to);
    Await.seconds(seconds);
    processes.forEach(Signals.CONT::to);
    return what + " for " + seconds + " s";
  }

  static String killDriver(Scene scene) {
    scene.anyMoment();
    return signal(scene, Signals.KILL);
  }

  static String terminateDriver(Scene scene) {
    scene.anyMoment();
    return signal(scene, Signals.TERM);
  }

  private static String signal(Scene scene, Signals signal) {
    ProcessHandle driver = scene.driver();
    int files = scene.results().files("trials").size();
    signal.to(driver);
    return "the driver, with " + files + " files of trials";
  }
}
