package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Leftovers.Kind;
import io.onset.engine.Leftovers.Leftover;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Observation;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.experiment.Unit;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many files of a cell become few, whatever stops that half way, and no bit of a result moves. */
class CompactionTest {

  private static final long SEED = 7;
  private static final int TRIALS = BlockFiles.MOST_FILES + 5;
  private static final List<Shape> SHAPES =
      ToyExperiment.shapes(TRIALS).stream()
          .filter(shape -> shape.strata() == 3)
          .map(shape -> shape.withScales(1.0))
          .limit(1)
          .toList();
  private static final Hook NEVER =
      (cell, trial) -> {
        throw new IllegalStateException("trial " + trial + " is stored");
      };
  private static final SweepResult STRAIGHT =
      ReferenceRun.of(ToyExperiment.of(SEED, Hook.NONE, SHAPES), SEED);

  @TempDir private Path temporary;

  private RunFolder folder;
  private final List<String> stages = new ArrayList<>();
  private Map<Path, byte[]> small;

  /** As if every trial had been a block of its own. */
  @BeforeEach
  void manyFiles() throws IOException {
    folder = EngineContract.runFolder(temporary);
    run(Hook.NONE);
    Unit<ToyExperiment.Cell> unit = ToyExperiment.of(SEED, Hook.NONE, SHAPES).units().get(0);
    TrialTable<Observation> table =
        new TrialTable<>(unit.cells().get(0).at(), new RowCodec<>(Observation.class));
    TrialStore store = new TrialStore(folder);
    List<TrialRow<Observation>> rows = new ArrayList<>();
    assertTrue(store.read(table, unit, row -> rows.add(table.trial(row))).isComplete());
    for (Path file : files().keySet()) {
      Files.delete(file);
    }
    for (int t = 0; t < TRIALS; t++) {
      TrialBlock block = new TrialBlock(0, List.of(0), t % 3, 1, t / 3, 1);
      store.write(table, block, List.of(rows.get(t)));
    }
    small = files();
    stages.clear();
  }

  private SweepResult run(Hook hook) {
    ToyExperiment toy = ToyExperiment.of(SEED, hook, SHAPES);
    Progress progress =
        new Progress() {
          @Override
          public void begin(String stage, Tally total) {
            stages.add(stage);
          }

          @Override
          public void advance(Tally done) {}

          @Override
          public void end() {}
        };
    return new SweepRun<>(toy, SEED, folder, new SerialEngine(), progress).run();
  }

  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(temporary.resolve("trials"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<String> keys(Map<Path, byte[]> files) {
    return files.keySet().stream()
        .map(file -> file.getFileName().toString().replaceAll("\\..*", ""))
        .toList();
  }

  @Test
  void manyFilesBecomeFew() throws IOException {
    assertEquals(TRIALS, small.size());
    EngineContract.requireEqual(STRAIGHT, run(NEVER));
    assertEquals(List.of("compaction", "curves"), stages);
    assertEquals(List.of("s0-3-0-" + TRIALS / 3), keys(files()));
    stages.clear();
    EngineContract.requireEqual(STRAIGHT, run(NEVER));
    assertEquals(List.of("curves"), stages, "few files are left as they are");
  }

  /** A merge that died between its writing and its removals, and one that is done again. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30, TRIALS})
  void aMergeThatDiedIsHarmless(int left) throws IOException {
    run(NEVER);
    Map<Path, byte[]> merged = files();
    restore(left);
    EngineContract.requireEqual(STRAIGHT, run(NEVER));
    restore(left);
    List<Leftover> leftovers = Leftovers.find(folder, 0);
    assertEquals(left, leftovers.size());
    assertTrue(leftovers.stream().allMatch(leftover -> leftover.kind() == Kind.COVERED));
    leftovers.forEach(leftover -> folder.delete(leftover.name()));
    assertEquals(merged.keySet(), files().keySet());
    EngineContract.requireEqual(STRAIGHT, run(NEVER));
  }

  private void restore(int files) throws IOException {
    for (Path file : List.copyOf(small.keySet()).subList(0, files)) {
      Files.write(file, small.get(file));
    }
  }

  /** What covers them is damaged: nothing is removed for its sake, and nothing computed again. */
  @Test
  void filesThatADamagedOneCoversAreKept() throws IOException {
    run(NEVER);
    Path merged = files().keySet().iterator().next();
    restore(TRIALS);
    Files.write(merged, new byte[7]);
    assertEquals(List.of(), Leftovers.find(folder, 0));
    EngineContract.requireEqual(STRAIGHT, run(NEVER));
    List<Leftover> leftovers = Leftovers.find(folder, 0);
    assertEquals(Kind.DAMAGED, leftovers.get(0).kind());
    assertEquals(7, leftovers.get(0).bytes());
  }

  /** A damaged source is not merged; its trial alone is computed again. */
  @Test
  void aDamagedSourceIsNotMerged() throws IOException {
    Path source = small.keySet().iterator().next();
    Files.write(source, new byte[7]);
    EngineContract.requireEqual(STRAIGHT, run(Hook.NONE));
    assertEquals(
        List.of("compaction", "curves", "shared values", "trials", "compaction", "curves"), stages);
    EngineContract.requireEqual(STRAIGHT, run(NEVER));
  }

  /** The merged file is the same whoever merges, so that two may. */
  @Test
  void aMergeIsAFunctionOfItsRows() throws IOException {
    run(NEVER);
    Map<Path, byte[]> first = files();
    restore(TRIALS);
    Files.delete(first.keySet().iterator().next());
    run(NEVER);
    assertEquals(first.keySet(), files().keySet());
    Path file = first.keySet().iterator().next();
    assertArrayEquals(first.get(file), files().get(file));
  }

  @Test
  void asideFilesAreLeftoversOnceTheyAreOld() throws IOException {
    byte[] half = {1, 2, 3};
    Path file = small.keySet().iterator().next();
    String name = "." + file.getFileName() + ".123e4567-e89b-12d3-a456-426614174000";
    Files.write(file.resolveSibling(name), half);
    Files.write(temporary.resolve(".manifest.json.123e4567-e89b-12d3-a456-426614174000"), half);
    Files.write(temporary.resolve(".hidden"), half);
    assertEquals(List.of(), Leftovers.find(folder, 0));
    List<Leftover> old = Leftovers.find(folder, Long.MAX_VALUE);
    assertEquals(2, old.size());
    assertTrue(old.stream().allMatch(l -> l.kind() == Kind.ASIDE && l.bytes() == 3));
  }
}
