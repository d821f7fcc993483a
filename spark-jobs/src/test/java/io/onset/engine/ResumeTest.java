package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.engine.ToyExperiment.Cell;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder grows: what is stored is never computed again, and the end is a straight run's. */
class ResumeTest {

  private static final long SEED = 7;

  @TempDir private Path folder;

  private final Map<String, Integer> observed = new HashMap<>();

  private SweepResult run(Engine engine, List<Shape> shapes) {
    ToyExperiment toy = ToyExperiment.of(SEED, this::count, shapes);
    RunFolder store = EngineContract.runFolder(folder);
    return new SweepRun<>(toy, SEED, store, engine, Progress.SILENT).run();
  }

  private SweepResult run(List<Shape> shapes) {
    return run(new SerialEngine(), shapes);
  }

  private void count(Cell cell, long trial) {
    observed.merge(cell + " " + trial, 1, Integer::sum);
  }

  private static SweepResult straight(List<Shape> shapes) {
    return ReferenceRun.of(ToyExperiment.of(SEED, ToyExperiment.Hook.NONE, shapes), SEED);
  }

  /** Everything that these shapes ask for was observed, and nothing twice. */
  private void requireOnce(List<Shape> shapes) {
    long rows = shapes.stream().mapToLong(s -> s.trials() * s.scales().size()).sum();
    assertEquals(rows, observed.size());
    assertEquals(Set.of(1), new TreeSet<>(observed.values()));
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("trials"))) {
      return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Path anyFile() throws IOException {
    return files().iterator().next();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 9, 22})
  void aRunThatDiedIsCompleted(int tasks) {
    List<Shape> shapes = ToyExperiment.shapes(50);
    assertThrows(IllegalStateException.class, () -> run(new DyingEngine(tasks), shapes));
    EngineContract.requireEqual(straight(shapes), run(shapes));
    requireOnce(shapes);
  }

  @Test
  void theSameAgainComputesNothing() throws IOException {
    List<Shape> shapes = ToyExperiment.shapes(50);
    run(shapes);
    Set<Path> before = files();
    EngineContract.requireEqual(straight(shapes), run(shapes));
    requireOnce(shapes);
    assertEquals(before, files());
  }

  @Test
  void moreTrials() {
    for (long trials : new long[] {1, 10, 25, 40}) {
      List<Shape> shapes = ToyExperiment.shapes(trials);
      EngineContract.requireEqual(straight(shapes), run(shapes));
      requireOnce(shapes);
    }
  }

  @Test
  void moreCellsAndUnits() {
    List<Shape> most = ToyExperiment.shapes(30);
    Shape first = most.get(0);
    run(List.of(first.withTrials(20).withScales(1.0)));
    run(List.of(first.withScales(-2.0, 1.0)));
    EngineContract.requireEqual(straight(most), run(most));
    requireOnce(most);
  }

  @Test
  void fewerTrialsAndCellsReportThePartAskedFor() throws IOException {
    List<Shape> most = ToyExperiment.shapes(50);
    run(most);
    Set<Path> before = files();
    for (long trials : new long[] {49, 2}) {
      List<Shape> fewer = List.of(most.get(0).withScales(-2.0), most.get(1));
      fewer = fewer.stream().map(shape -> shape.withTrials(trials)).toList();
      EngineContract.requireEqual(straight(fewer), run(fewer));
    }
    EngineContract.requireEqual(straight(most), run(most));
    requireOnce(most);
    assertEquals(before, files());
  }

  @Test
  void aDeletedFileIsComputedAgain() throws IOException {
    List<Shape> shapes = ToyExperiment.shapes(50);
    run(shapes);
    Set<Path> before = files();
    Path file = anyFile();
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    EngineContract.requireEqual(straight(shapes), run(shapes));
    assertEquals(before, files());
    assertArrayEquals(content, Files.readAllBytes(file));
  }

  @Test
  void temporaryFilesAreIgnored() throws IOException {
    List<Shape> shapes = ToyExperiment.shapes(50);
    run(shapes);
    Path file = anyFile();
    Files.writeString(file.resolveSibling("." + file.getFileName() + ".6f1c"), "half");
    EngineContract.requireEqual(straight(shapes), run(shapes));
    requireOnce(shapes);
  }

  @Test
  void noTemporaryFilesAreLeft() throws IOException {
    run(ToyExperiment.shapes(50));
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          List.of(), files.filter(f -> f.getFileName().toString().startsWith(".")).toList());
    }
  }
}
