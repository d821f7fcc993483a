package io.onset.chaos;

import io.onset.chaos.Launch.End;
import io.onset.chaos.Scene.NotInjected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where runs are disturbed: a cluster, a sweep, and what an undisturbed run of it gives.
 *
 * @param cluster where the runs go
 * @param sweep the sweep's file
 * @param folder of the results and of what is said
 * @param reference digests of an undisturbed run
 */
record Arena(Cluster cluster, Path sweep, Path folder, List<String> reference) {

  private static final int MOST_RESUMES = 3;

  /** The digests of a run on one core without Spark. */
  static List<String> reference(Path submit, Path sweep, Path folder) {
    Path results = folder.resolve("reference");
    List<String> command =
        List.of(
            submit.resolve("onset").toString(), "run", sweep.toString(),
            "--out", results.toString(), "--engine", "serial", "--master", "local[1]");
    Launch launch = Launch.start(command, folder.resolve("reference.txt"));
    End end = launch.end();
    if (end.code() != 0) {
      throw new IllegalStateException("the reference ended with " + end);
    }
    return new Results(results).digests();
  }

  /**
   * Runs the sweep, breaks something, heals it, and gives the same command until the run is done.
   *
   * @param name of the run, for its files
   * @param seconds how long an undisturbed run takes
   * @throws NotInjected where the fault cannot be made on this machine
   */
  Attempt attempt(Fault fault, String name, Chance chance, double seconds) {
    Results results = new Results(folder.resolve(name));
    Scene[] itself = new Scene[1];
    Scene scene =
        new Scene(cluster, results, chance, () -> launch(fault, name, itself[0]), seconds);
    itself[0] = scene;
    if (!fault.room().prepare(results.folder())) {
      throw new NotInjected("mount is not permitted");
    }
    scene.launch();
    try {
      String injected = inject(fault, scene);
      return settle(fault, injected, scene);
    } finally {
      scene.launches().forEach(Launch::kill);
      fault.room().leave(results.folder());
    }
  }

  private Launch launch(Fault fault, String name, Scene scene) {
    int number = scene.launches().size();
    Path said = folder.resolve(name + "." + number + ".txt");
    return Launch.start(command(fault, scene.results()), said);
  }

  private List<String> command(Fault fault, Results results) {
    List<String> command = new ArrayList<>();
    command.add(cluster.submit().resolve("onset").toString());
    command.addAll(List.of("run", sweep.toString(), "--out", results.folder().toString()));
    command.addAll(List.of("--master", cluster.master(), "--"));
    command.addAll(List.of("--driver-memory", "512m", "--executor-memory", "512m"));
    fault.settings().forEach(setting -> command.addAll(List.of("--conf", setting)));
    return command;
  }

  private static String inject(Fault fault, Scene scene) {
    try {
      return fault.into(scene);
    } catch (NotInjected e) {
      return "";
    }
  }

  private Attempt settle(Fault fault, String injected, Scene scene) {
    List<End> ends = new ArrayList<>(scene.launches().stream().map(Launch::end).toList());
    String complaint = complaint(fault, injected, ends);
    fault.room().relieve(scene.results().folder());
    cluster.heal();
    int resumes = 0;
    while (!isDone(ends) && resumes < MOST_RESUMES) {
      resumes++;
      ends.add(scene.launch().end());
    }
    boolean isEqual = isDone(ends) && reference.equals(scene.results().digests());
    return new Attempt(fault, injected, ends, resumes, isEqual, complaint);
  }

  private static String complaint(Fault fault, String injected, List<End> ends) {
    for (int i = 0; i < ends.size(); i++) {
      End end = ends.get(i);
      Set<Integer> codes = fault.codes(i);
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
          d: [16, 60]
          n: {from: 10, to: 400, points: 20, scale: log}
        settings:
          mean: 10
          standard_deviation: 1
          forward_time: 2
          noise_scale: 0.01831563888873418
          ridge: 0
          generated_covariance: corrected
          kernel_width: caption
          original_size: 200
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
