package io.onset.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The NumPy program, in a fresh process for every cell, pinned to one thread (it pins itself).
 *
 * @param seconds measured time of a cell
 */
record NumpyBench(double seconds) {

  private static final int MACHINE = 0;
  private static final int CELL = 1;

  /** What a line of a cell says. */
  private record Line(List<Double> blockSeconds) {}

  /** How it is called. */
  static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getenv().getOrDefault("ONSET_PYTHON", "python3"));
    command.add(Home.file("submit/numpy_linear.py").toString());
    command.addAll(arguments);
    return command;
  }

  /** Python, NumPy and OpenBLAS, the dgemm rate, the load; fails where they are not there. */
  JsonNode machine() {
    return JsonLines.read(line(run(List.of()), MACHINE), JsonNode.class);
  }

  /** So many processes at once, on one cell. */
  Measurement time(BenchCell cell, int processes) {
    List<Child> running =
        IntStream.range(0, processes).mapToObj(seed -> start(cell, seed)).toList();
    return Measurement.together(running.stream().map(NumpyBench::measurement).toList());
  }

  private Child start(BenchCell cell, int seed) {
    return run(
        List.of(
            cell.toString(),
            "--seconds=" + seconds,
            "--blocks=" + TrialBench.BLOCKS,
            "--size=" + BenchSweeps.ORIGINAL_SIZE,
            "--seed=" + seed));
  }

  private static Child run(List<String> arguments) {
    return Child.start(command(arguments), Map.of());
  }

  private static Measurement measurement(Child child) {
    Line line = JsonLines.read(line(child, CELL), Line.class);
    return new Measurement(line.blockSeconds());
  }

  private static String line(Child child, int number) {
    return JsonLines.among(child.lines()).get(number);
  }
}
