package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.engine.DyingEngine;
import io.onset.engine.Engine;
import io.onset.engine.EngineContract;
import io.onset.engine.Progress;
import io.onset.engine.ReferenceRun;
import io.onset.engine.SerialEngine;
import io.onset.engine.SweepResult;
import io.onset.engine.SweepRun;
import io.onset.engine.ToyExperiment;
import io.onset.engine.ToyExperiment.Hook;
import io.onset.store.MiniHdfs;
import io.onset.store.RunFolder;
import io.onset.store.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps on a real HDFS and on a real S3 server: what is there at the end is the disk's. */
class RemoteSweepIT {

  private static final long SEED = EngineContract.SEED;
  private static final int ROWS = 4 * 20;

  /** The shared value's parts and some of the blocks. */
  private static final int TASKS_OF_THE_DEAD = 12;

  @TempDir private Path temporary;

  private final Map<String, Integer> observed = new HashMap<>();
  private RunFolder disk;

  @BeforeEach
  void runOnTheDisk() {
    disk = EngineContract.runFolder(temporary.resolve("disk"));
    run(new SerialEngine(), disk, Hook.NONE).writeCurves(disk);
  }

  private static ToyExperiment toy(Hook hook) {
    return ToyExperiment.of(SEED, hook, ToyExperiment.shapes(20));
  }

  private static SweepResult run(Engine engine, RunFolder folder, Hook hook) {
    return new SweepRun<>(toy(hook), SEED, folder, engine, Progress.SILENT).run();
  }

  @Test
  void onHdfsWhoseDataNodeDies() throws IOException, InterruptedException, ExecutionException {
    try (MiniHdfs hdfs = MiniHdfs.start(temporary.resolve("hdfs"), 3)) {
      Configuration conf = hdfs.conf();
      requireResumed(RunFolder.of(hdfs.uri("resumed"), conf), () -> hdfs.killDatanode(0));
      requireTwoWriters(RunFolder.of(hdfs.uri("two"), conf));
      RunFolder onSpark = RunFolder.of(hdfs.uri("spark"), conf);
      Engine spark = new SparkEngine(TestSpark.on(TestSpark.FOUR_CORES), 0);
      requireAsOnTheDisk(run(spark, onSpark, Hook.NONE), onSpark);
    }
  }

  @Test
  void onS3() throws IOException, InterruptedException, ExecutionException {
    try (S3Server s3 = S3Server.start()) {
      requireResumed(RunFolder.of(s3.uri("resumed"), s3.conf()), () -> {});
      requireTwoWriters(RunFolder.of(s3.uri("two"), s3.conf()));
    }
  }

  /**
   * A driver dies and another goes on: nothing is observed twice.
   *
   * @param inTheMiddle what happens within a trial of the first block
   */
  private void requireResumed(RunFolder folder, Runnable inTheMiddle) {
    Hook counting =
        (cell, trial) -> {
          if (observed.size() == 2) {
            inTheMiddle.run();
          }
          observed.merge(cell + " " + trial, 1, Integer::sum);
        };
    Engine dying = new DyingEngine(TASKS_OF_THE_DEAD);
    assertThrows(IllegalStateException.class, () -> run(dying, folder, counting));
    requireAsOnTheDisk(run(new SerialEngine(), folder, counting), folder);
    assertEquals(ROWS, observed.size());
    assertEquals(Set.of(1), new TreeSet<>(observed.values()));
  }

  /** Two who run the same sweep in the same folder at once. */
  private void requireTwoWriters(RunFolder folder) throws InterruptedException, ExecutionException {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<SweepResult> others = other.submit(() -> run(new SerialEngine(), folder, Hook.NONE));
      SweepResult own = run(new SerialEngine(), folder, Hook.NONE);
      requireAsOnTheDisk(others.get(), folder); // both are at their end: nothing is half written
      requireAsOnTheDisk(own, folder);
    } finally {
      other.shutdown();
    }
  }

  /** The files' names have their checksums in them, and none was left aside. */
  private void requireAsOnTheDisk(SweepResult result, RunFolder folder) {
    EngineContract.requireEqual(ReferenceRun.of(toy(Hook.NONE), SEED), result);
    result.writeCurves(folder);
    for (String table : new String[] {"curves.csv", "curves.parquet"}) {
      assertArrayEquals(disk.read(table), folder.read(table), table);
    }
    assertEquals(files(disk), files(folder));
  }

  private static Set<String> files(RunFolder folder) {
    Set<String> names = new TreeSet<>();
    folder.walk("trials", (name, status) -> names.add(name));
    return names;
  }
}
