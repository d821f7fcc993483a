package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.ClusterLostException;
import io.onset.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.ShutdownHookManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** A signal that comes while a run starts or ends: what is called while the JVM is ending. */
class EndingIT {

  @TempDir private Path folder;

  /** Begins a run, ends the JVM, and as it ends closes that run and begins another. */
  static final class Ending {

    private Ending() {}

    public static void main(String[] folders) {
      RunSession first = begin(folders[0]);
      ShutdownHookManager.get().addShutdownHook(() -> end(first, folders[1]), 200);
      System.exit(0);
    }

    private static RunSession begin(String folder) {
      return RunSession.begin(RunFolder.of(folder, new Configuration()), "it");
    }

    private static void end(RunSession first, String folder) {
      first.close();
      System.out.println("closed");
      Main.run(Main.commandLine().addSubcommand("begin", new Begin(folder)), "begin");
      Main.run(Main.commandLine().addSubcommand("compute", new Compute()), "compute");
    }
  }

  /** Begins a run as a command does. */
  @Command
  private record Begin(String folder) implements Runnable {
    @Override
    public void run() {
      Ending.begin(folder);
    }
  }

  /** Computes on a context that a signal stopped. */
  @Command
  private record Compute() implements Runnable {
    @Override
    public void run() {
      throw new ClusterLostException("the cluster was lost: SparkContext was shut down", null);
    }
  }

  @Test
  void isToldAsAnInterruption() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Path said = folder.resolve("said.txt");
    assertEquals(0, ending(first, second).redirectOutput(said.toFile()).start().waitFor());
    String text = Files.readString(said);
    assertTrue(text.contains("closed"), text);
    assertTrue(text.contains("onset: interrupted, the JVM is ending: "), text);
    String resumable = "onset: interrupted, the JVM is ending; the same command goes on from there";
    assertTrue(text.contains(resumable), text);
    assertFalse(text.contains("lost"), text);
    assertFalse(text.contains("a bug"), text);
    for (Path each : List.of(first, second)) {
      String status = Files.readString(each.resolve("status.json"));
      assertTrue(status.contains("interrupted by a signal"), status);
    }
  }

  private static ProcessBuilder ending(Path first, Path second) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> line = new ArrayList<>(List.of(java, "-cp"));
    line.addAll(List.of(System.getProperty("java.class.path"), Ending.class.getName()));
    line.addAll(List.of(first.toString(), second.toString()));
    return new ProcessBuilder(line).redirectErrorStream(true);
  }
}
