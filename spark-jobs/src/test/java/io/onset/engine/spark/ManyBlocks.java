package io.onset.engine.spark;

import io.onset.engine.Engine;
import io.onset.engine.EngineContract;
import io.onset.engine.Progress;
import io.onset.engine.SweepPlan;
import io.onset.engine.SweepRun;
import io.onset.engine.ToyExperiment;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.engine.ToyExperiment.Shape;
import io.onset.engine.UnstoredEngine;
import io.onset.store.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run of so many blocks of one trial that costs nothing, in a JVM of its own, on the context of
 * {@code onset run}: what its heap holds on the way is what the blocks leave behind in the driver.
 */
public final class ManyBlocks {

  private static final int CELLS = 20;
  private static final long WARM_BLOCKS = 2000;
  private static final long SEED = 7;

  private ManyBlocks() {}

  /**
   * Prints {@code growth <bytes> <seconds>}: by how much the heap has grown at the end of the run,
   * a first small one behind it, each after a collection.
   *
   * @param arguments blocks; a folder for the results
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    long start = System.nanoTime();
    try (Engine engine =
        new UnstoredEngine(new SparkEngine(SparkContexts.open("many blocks"), 0))) {
      long before = heapAfter(WARM_BLOCKS, engine, folder.resolve("few"));
      long after = heapAfter(Long.parseLong(arguments[0]), engine, folder.resolve("many"));
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      System.out.println("growth " + (after - before) + " " + seconds);
    }
  }

  private static long heapAfter(long blocks, Engine engine, Path folder) {
    RunFolder store = EngineContract.runFolder(folder);
    new SweepRun<>(sweep(blocks), SEED, store, engine, Progress.SILENT).run();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static ToyExperiment sweep(long blocks) {
    return ToyExperiment.of(
        SEED,
        Hook.NONE,
        IntStream.range(0, CELLS).mapToObj(i -> oneTrialABlock(i, blocks / CELLS)).toList());
  }

  private static Shape oneTrialABlock(int cell, long trials) {
    double work = SweepPlan.WORK_PER_SECOND;
    return new Shape("cell " + cell, cell, 1, trials, work, List.of(1.0));
  }
}
