package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import io.onset.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage that is full or read-only: a run says what to do, and the next one goes on. */
class FaultyStoreIT {

  private static final long SEED = EngineContract.SEED;
  private static final String FULL = "; make room, then run again: what is stored is kept";
  private static final String DENIED =
      "; make the folder writable or take another --out, then run again";

  @TempDir private Path temporary;

  private static SweepResult run(RunFolder folder) {
    ToyExperiment toy = ToyExperiment.of(SEED, Hook.NONE, ToyExperiment.shapes(20));
    return new SweepRun<>(toy, SEED, folder, new SerialEngine(), Progress.SILENT).run();
  }

  @Test
  void hdfs() throws IOException {
    try (MiniHdfs hdfs = MiniHdfs.start(temporary.resolve("hdfs"), 1)) {
      DistributedFileSystem fs = hdfs.fileSystem();
      RunFolder folder = RunFolder.of(hdfs.uri("run"), hdfs.conf());
      fs.mkdirs(folder.path(""));
      requireFailure(() -> asNobody(folder), DENIED);
      fs.setSafeMode(SafeModeAction.ENTER);
      requireFailure(() -> run(folder), DENIED);
      fs.setSafeMode(SafeModeAction.LEAVE);
      assertEquals(Map.of(), files(folder));
      // a block is counted as a whole one while it is written
      fs.setQuota(folder.path(""), HdfsConstants.QUOTA_DONT_SET, (1 << 20) + half());
      requireFailure(() -> run(folder), FULL);
      fs.setQuota(folder.path(""), HdfsConstants.QUOTA_DONT_SET, HdfsConstants.QUOTA_RESET);
      requireGoesOn(folder);
    }
  }

  @Test
  void localDisk() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    long pages = Math.max(4, half() / 4096);
    assumeTrue(mount("-t", "tmpfs", "-o", "size=" + 4096 * pages, "tmpfs", disk) == 0, "no mount");
    try {
      RunFolder folder = EngineContract.runFolder(disk.resolve("run"));
      assertEquals(0, mount("-o", "remount,ro", disk));
      requireFailure(() -> run(folder), DENIED);
      assertEquals(0, mount("-o", "remount,rw", disk));
      requireFailure(() -> run(folder), FULL);
      assertEquals(0, mount("-o", "remount,size=4m", disk));
      requireGoesOn(folder);
    } finally {
      assertEquals(0, call("umount", disk));
    }
  }

  private static SweepResult asNobody(RunFolder folder) {
    PrivilegedAction<SweepResult> run = () -> run(folder);
    return UserGroupInformation.createRemoteUser("nobody").doAs(run);
  }

  private static int mount(Object... arguments) throws IOException, InterruptedException {
    Object[] line = new Object[arguments.length + 1];
    line[0] = "mount";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return call(line);
  }

  private static int call(Object... line) throws IOException, InterruptedException {
    String[] words = new String[line.length];
    for (int i = 0; i < line.length; i++) {
      words[i] = line[i].toString();
    }
    return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
  }

  /** Half of the bytes that the sweep's files take. */
  private long half() {
    RunFolder folder = EngineContract.runFolder(temporary.resolve("whole"));
    run(folder);
    return files(folder).values().stream().mapToLong(Long::longValue).sum() / 2;
  }

  private static void requireFailure(Runnable run, String advice) {
    StoreException thrown = assertThrows(StoreException.class, run::run);
    assertTrue(
        thrown.getMessage().contains(advice + ": "), () -> thrown + " by " + thrown.getCause());
    assertEquals(ExitCode.STORE, ExitCode.of(thrown));
  }

  /** Some is stored, all of it whole and under its name; the rest comes now. */
  private void requireGoesOn(RunFolder folder) {
    Map<String, Long> whole = files(EngineContract.runFolder(temporary.resolve("whole")));
    Map<String, Long> part = files(folder);
    assertTrue(!part.isEmpty() && part.size() < whole.size(), part::toString);
    assertTrue(whole.entrySet().containsAll(part.entrySet()), part::toString);
    ToyExperiment toy = ToyExperiment.of(SEED, Hook.NONE, ToyExperiment.shapes(20));
    EngineContract.requireEqual(ReferenceRun.of(toy, SEED), run(folder));
    assertEquals(whole, files(folder));
  }

  private static Map<String, Long> files(RunFolder folder) {
    Map<String, Long> sizes = new TreeMap<>();
    folder.walk("trials", (name, status) -> sizes.put(name, status.getLen()));
    return sizes;
  }
}
