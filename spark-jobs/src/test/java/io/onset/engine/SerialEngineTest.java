package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.ToyExperiment.Hook;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialEngineTest {

  @TempDir private Path folder;

  @Test
  void keepsTheContract() throws IOException {
    EngineContract.require(new SerialEngine(), folder);
  }

  @Test
  void orderOfTasksIsFree() throws IOException {
    EngineContract.require(new ShuffledEngine(1), folder.resolve("first"));
    EngineContract.requireToy(new ShuffledEngine(2), Hook.NONE, folder.resolve("second"));
  }

  @Test
  void folderNamesAreTakenAsTheyAre() throws IOException {
    Path odd = folder.resolve("100% of #1 + a b");
    EngineContract.requireToy(new SerialEngine(), Hook.NONE, odd);
    assertTrue(odd.resolve("curves.csv").toFile().exists());
    assertEquals(odd.toString(), EngineContract.runFolder(odd).location());
  }

  @Test
  void aFolderNamedTrialsIsAFolderLikeOthers() throws IOException {
    Path inside = folder.resolve("trials/run");
    EngineContract.requireToy(new SerialEngine(), Hook.NONE, inside);
    EngineContract.requireToy(new SerialEngine(), Hook.NONE, inside);
  }

  /** Turkish lower case has its own i, Arabic its own digits. */
  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab"})
  void languageMovesNothing(String language) throws IOException {
    Locale before = Locale.getDefault();
    SweepResult expected = ReferenceRun.of(toy(), EngineContract.SEED);
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      EngineContract.requireEqual(expected, runToy());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anotherSeedGivesOtherRowsAndCurves() {
    SweepResult one = ReferenceRun.of(LinearSweeps.experiment(1, 5), LinearSweeps.SEED);
    var other = io.onset.experiment.linear.LinearExperiment.of(LinearSweeps.of(1, 1, 5));
    SweepResult two = ReferenceRun.of(other, 1);
    assertNotEquals(one.rowsDigest(), two.rowsDigest());
    for (int i = 0; i < one.curves().size(); i++) {
      assertNotEquals(one.curves().get(i), two.curves().get(i));
    }
  }

  private static ToyExperiment toy() {
    return ToyExperiment.of(EngineContract.SEED, Hook.NONE, ToyExperiment.shapes(10));
  }

  private SweepResult runToy() {
    RunFolder store = EngineContract.runFolder(folder);
    return new SweepRun<>(toy(), EngineContract.SEED, store, new SerialEngine(), Progress.SILENT)
        .run();
  }

  /** Runs the tasks in an order of its own. */
  private record ShuffledEngine(long seed) implements Engine {

    @Override
    public <V extends Serializable> Shared<V> share(V value) {
      return () -> value;
    }

    @Override
    public <T extends Serializable, R extends Serializable> void run(
        Iterator<T> tasks, Task<T, R> run, Consumer<R> done) {
      List<T> shuffled = new ArrayList<>();
      tasks.forEachRemaining(shuffled::add);
      Collections.shuffle(shuffled, new Random(seed));
      new SerialEngine().run(shuffled.iterator(), run, done);
    }

    @Override
    public String describe() {
      return "shuffled";
    }

    @Override
    public void close() {}
  }
}
