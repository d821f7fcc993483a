package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.Progress.Tally;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go bad: each is found, told of once and set aside, its trials alone are run again. */
class DamageTest {

  private static final long SEED = 7;
  private static final List<Shape> SHAPES = ToyExperiment.shapes(20);
  private static final SweepResult STRAIGHT =
      ReferenceRun.of(ToyExperiment.of(SEED, Hook.NONE, SHAPES), SEED);

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Integer> observed = new HashMap<>();
  private Map<Path, byte[]> files;

  @BeforeEach
  void store() throws IOException {
    run();
    files = files();
    observed.clear();
  }

  private SweepResult run() {
    ToyExperiment toy =
        ToyExperiment.of(
            SEED, (cell, trial) -> observed.merge(cell + " " + trial, 1, Integer::sum), SHAPES);
    Progress progress = new Warnings(warnings);
    return new SweepRun<>(toy, SEED, EngineContract.runFolder(folder), new SerialEngine(), progress)
        .run();
  }

  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("trials"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          files.put(file, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static long rows(Path file) {
    return BlockFile.parse(file.getFileName().toString()).orElseThrow().rows();
  }

  /** Requires that a run finds this file alone, and ends as if nothing had been. */
  private void requireRepair(Path file, String fault) throws IOException {
    EngineContract.requireEqual(STRAIGHT, run());
    assertEquals(1, warnings.size(), () -> warnings.toString());
    String name = folder.relativize(file).toString();
    String expected = name + " " + fault + ": set aside, its trials are computed again";
    assertEquals(expected, warnings.get(0));
    assertEquals(rows(file), observed.size());
    assertEquals(files.keySet(), files().keySet());
    assertArrayEquals(files.get(file), Files.readAllBytes(file));
    warnings.clear();
    observed.clear();
  }

  /** Flipped anywhere: what a run makes of some, the store finds in every one. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999})
  void aFlippedBitIsFound(double place) throws IOException {
    Path file = files.keySet().iterator().next();
    byte[] flipped = files.get(file).clone();
    flipped[(int) (place * flipped.length)] ^= 4;
    Files.write(file, flipped);
    requireRepair(file, "does not have the checksum in its name");
    assertEquals(1, asideOf(file));
  }

  private long asideOf(Path file) throws IOException {
    try (Stream<Path> all = Files.list(file.getParent())) {
      String start = "." + file.getFileName() + ".corrupt-";
      return all.filter(path -> path.getFileName().toString().startsWith(start)).count();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 500, -1})
  void aFileCutShortIsFound(int length) throws IOException {
    Path file = files.keySet().iterator().next();
    byte[] whole = files.get(file);
    Files.write(file, Arrays.copyOf(whole, length < 0 ? whole.length + length : length));
    requireRepair(file, "does not have the checksum in its name");
  }

  @Test
  void bytesAtTheEndAreFound() throws IOException {
    Path file = files.keySet().iterator().next();
    byte[] whole = files.get(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    requireRepair(file, "does not have the checksum in its name");
  }

  @Test
  void anothersContentIsFound() throws IOException {
    List<Path> all = List.copyOf(files.keySet());
    Files.write(all.get(0), files.get(all.get(1)));
    requireRepair(all.get(0), "does not have the checksum in its name");
  }

  @Test
  void manyAtOnceAreFoundInOneRound() throws IOException {
    for (Path file : files.keySet()) {
      Files.write(file, new byte[3]);
    }
    EngineContract.requireEqual(STRAIGHT, run());
    assertEquals(files.size(), warnings.size());
    assertEquals(List.of(1), observed.values().stream().distinct().toList());
    assertEquals(files.keySet(), files().keySet());
  }

  /** A disk that spoils whatever is written. */
  @Test
  void aRunThatGoesRoundTooOftenEnds() throws IOException {
    Path file = files.keySet().iterator().next();
    Files.write(file, new byte[3]);
    ToyExperiment toy = ToyExperiment.of(SEED, Hook.NONE, SHAPES);
    Progress spoiling =
        new Warnings(warnings) {
          @Override
          public void begin(String stage, Tally total) {
            if (stage.equals("curves")) {
              spoil(file);
            }
          }
        };
    var run =
        new SweepRun<>(toy, SEED, EngineContract.runFolder(folder), new SerialEngine(), spoiling);
    StoreException thrown = assertThrows(StoreException.class, run::run);
    String start = folder + ": files are damaged as fast as they are written; look after the disk";
    assertTrue(thrown.getMessage().startsWith(start), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(file.getFileName().toString()), thrown.getMessage());
  }

  private static void spoil(Path file) {
    try {
      Files.write(file, new byte[4]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hears warnings alone. */
  private static class Warnings implements Progress {
    private final List<String> warnings;

    Warnings(List<String> warnings) {
      this.warnings = warnings;
    }

    @Override
    public void begin(String stage, Tally total) {}

    @Override
    public void advance(Tally done) {}

    @Override
    public void end() {}

    @Override
    public void warn(String warning) {
      warnings.add(warning);
    }
  }
}
