package io.onset.chaos;

import io.onset.chaos.Launch.End;
import io.onset.chaos.Scene.NotInjected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where runs are disturbed: a cluster, a sweep, and what an undisturbed run of it gives.
 *
 * @param cluster where the runs go
 * @param sweep the sweep's file
 * @param folder of the results and of what is said
 * @param reference an undisturbed run
 */
record Arena(Cluster cluster, Path sweep, Path folder, Reference reference) {

  private static final int MOST_RESUMES = 3;

  /**
   * What a run has on one core without Spark.
   *
   * @param digests of its rows and curves
   * @param files how many files of trials
   */
  record Reference(List<String> digests, int files) {

    /** Runs the sweep, on the kernels that the machine has. */
    static Reference of(Path submit, Path sweep, Path folder) {
      Results results = new Results(folder.resolve("reference"));
      List<String> command =
          List.of(
              submit.resolve("onset").toString(),
              "run",
              sweep.toString(),
              "--out",
              results.folder().toString(),
              "--engine",
              "serial",
              "--master",
              "local[1]");
      Launch launch = Launch.start(command, Map.of(), folder.resolve("reference.txt"));
      End end = launch.end();
      if (end.code() != 0) {
        throw new IllegalStateException("the reference ended with " + end);
      }
      return new Reference(results.digests(), results.files("trials").size());
    }
  }

  /**
   * Runs the sweep, breaks something, heals it, and gives the same command until the run is done.
   *
   * @param name of the run, for its files
   * @throws NotInjected where the fault cannot be made on this machine
   */
  Attempt attempt(Case what, String name, Chance chance) {
    Results results = new Results(folder.resolve(name));
    Scene scene = new Scene(this, what, results, chance);
    cluster.awaitNoExecutor();
    if (!what.fault().room().prepare(results.folder())) {
      throw new NotInjected("mount is not permitted");
    }
    scene.launch();
    try {
      String injected = inject(what.fault(), scene);
      return settle(what, injected, scene);
    } finally {
      scene.end();
      what.fault().room().leave(results.folder());
    }
  }

  /** The line of a run. Two executors of a core each, wherever its driver is. */
  List<String> command(Case what, Results results) {
    List<String> command = new ArrayList<>();
    command.add(cluster.submit().resolve("onset").toString());
    command.addAll(List.of("run", sweep.toString(), "--out", results.folder().toString()));
    command.addAll(List.of("--master", cluster.master(), "--deploy-mode", what.mode().word()));
    command.addAll(List.of("--", "--driver-memory", "512m", "--executor-memory", "512m"));
    command.addAll(List.of("--executor-cores", "1", "--total-executor-cores", "2"));
    what.fault().settings().forEach(setting -> command.addAll(List.of("--conf", setting)));
    return command;
  }

  private static String inject(Fault fault, Scene scene) {
    try {
      return fault.into(scene);
    } catch (NotInjected e) {
      return "";
    }
  }

  private Attempt settle(Case what, String injected, Scene scene) {
    List<End> ends = new ArrayList<>(scene.launches().stream().map(Launch::end).toList());
    String complaint = complaint(what, injected, ends);
    what.fault().room().relieve(scene.results().folder());
    cluster.heal();
    int resumes = 0;
    while (!isDone(ends) && resumes < MOST_RESUMES) {
      resumes++;
      ends.add(scene.launch().end());
    }
    boolean isEqual = isDone(ends) && reference.digests().equals(scene.results().digests());
    return new Attempt(what, injected, ends, resumes, isEqual, complaint);
  }

  private static String complaint(Case what, String injected, List<End> ends) {
    for (int i = 0; i < ends.size(); i++) {
      End end = ends.get(i);
      Set<Integer> codes = what.codes(i);
      if (injected.isEmpty() && end.code() == 0) {
        continue; // nothing was broken
      }
      if (!codes.contains(end.code())) {
        return "ended with " + end.code() + ", not one of " + codes + ": " + end.why();
      }
      if (!end.isExplained()) {
        return "ended with " + end.code() + " and no reason";
      }
    }
    return "";
  }

  private static boolean isDone(List<End> ends) {
    return ends.stream().anyMatch(end -> end.code() == 0);
  }

  /** Writes a sweep whose run takes some seconds on two cores. */
  static Path sweep(Path folder, int trials) {
    String text =
        """
        name: chaos
        experiment: linear
        seed: 11
        trials: %d
        grid:
          d: [8, 16]
          n: {from: 10, to: 100, points: 20, scale: log}
        settings:
          mean: 10
          standard_deviation: 1
          forward_time: 2
          noise_scale: 0.01831563888873418
          ridge: 0
          generated_covariance: corrected
          kernel_width: caption
          original_size: 60
          original_sets: 4
          contrasts: [original, exact, matched]
        """
            .formatted(trials);
    try {
      return Files.writeString(folder.resolve("chaos.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
