package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.Experiment;
import io.onset.store.Digest;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/**
 * What every engine keeps: the rows and the curves of a sweep are those of {@link ReferenceRun},
 * bit for bit, whatever the engine does with the tasks.
 */
public final class EngineContract {

  /** The seed of the toy experiments here. */
  public static final long SEED = 7;

  private EngineContract() {}

  /**
   * Runs sweeps of the toy, of {@code linear} and of {@code dynamics} on an engine, in folders of
   * their own.
   */
  public static void require(Engine engine, Path folder) throws IOException {
    require(toy(ToyExperiment.Hook.NONE), SEED, engine, folder.resolve("toy"));
    requireLinear(engine, 1, folder.resolve("one set"));
    requireLinear(engine, 5, folder.resolve("five sets"));
    require(DynamicsSweeps.experiment(6), DynamicsSweeps.SEED, engine, folder.resolve("dynamics"));
  }

  /** Runs the sweep of the toy that a hook watches. */
  public static void requireToy(Engine engine, ToyExperiment.Hook hook, Path folder)
      throws IOException {
    require(toy(hook), SEED, engine, folder);
  }

  private static void requireLinear(Engine engine, int sets, Path folder) throws IOException {
    require(LinearSweeps.experiment(sets, 10), LinearSweeps.SEED, engine, folder);
  }

  private static ToyExperiment toy(ToyExperiment.Hook hook) {
    return ToyExperiment.of(SEED, hook, ToyExperiment.shapes(50));
  }

  /** A results folder on the local disk. */
  public static RunFolder runFolder(Path folder) {
    return RunFolder.of(folder.toString(), new Configuration());
  }

  private static <C extends Record, S extends Serializable, O extends Record> void require(
      Experiment<C, S, O> experiment, long seed, Engine engine, Path folder) throws IOException {
    RunFolder store = runFolder(folder);
    SweepResult result = new SweepRun<>(experiment, seed, store, engine, Progress.SILENT).run();
    requireEqual(ReferenceRun.of(plain(experiment), seed), result);
    String written = result.writeCurves(store);
    byte[] csv = Files.readAllBytes(folder.resolve("curves.csv"));
    byte[] expected = CurveTable.csv(result.curves()).getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(expected, csv);
    assertEquals(Digest.of(expected), written);
  }

  /** The experiment without a hook, for a hook may be made for Spark's tasks alone. */
  @SuppressWarnings("unchecked")
  private static <E> E plain(E experiment) {
    return experiment instanceof ToyExperiment ? (E) toy(ToyExperiment.Hook.NONE) : experiment;
  }

  /** Requires the same rows, curves and counts. */
  public static void requireEqual(SweepResult expected, SweepResult result) {
    assertEquals(CurveTable.csv(expected.curves()), CurveTable.csv(result.curves()));
    assertEquals(expected.rowsDigest(), result.rowsDigest());
    assertEquals(expected.cells(), result.cells());
    assertEquals(expected.failed(), result.failed());
  }
}
