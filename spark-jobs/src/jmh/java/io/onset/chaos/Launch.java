package io.onset.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of the sweep that was started by {@code submit/onset}. In client mode the launcher becomes
 * the driver: they are one process.
 *
 * @param process the launcher
 * @param said what it prints, errors too
 */
record Launch(Process process, Path said) {

  /** A run takes less than that, or it hangs; on a machine with much else to do it may be slow. */
  private static final long PATIENCE_SECONDS = 600;

  /**
   * How a launch ended.
   *
   * @param code exit code; 128 and the signal's number for one that was killed
   * @param why what it said for itself: the line of {@code onset:}, or nothing
   */
  record End(int code, String why) {
    /** Whether it came to its end, or was ended from outside, or says why it did not. */
    boolean isExplained() {
      return code == 0 || code > 128 || code != 3 && !why.isEmpty();
    }
  }

  /**
   * Starts it; it is ended with this program.
   *
   * @param environment what it is told beside that of this program
   */
  static Launch start(List<String> command, Map<String, String> environment, Path said) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(said.toFile());
      List.of("SPARK_HOME", "SPARK_CONF_DIR", "JAVA_TOOL_OPTIONS")
          .forEach(builder.environment()::remove);
      builder.environment().putAll(environment);
      Launch launch = new Launch(builder.start(), said);
      launch.endWithThisProgram();
      return launch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void endWithThisProgram() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    } catch (IllegalStateException e) {
      kill(); // this program is ending
      throw e;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its end; of one that hangs an end without a reason. */
  End end() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        kill();
        return new End(3, "hung for " + PATIENCE_SECONDS + " s");
      }
      return new End(process.waitFor(), why());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String why() {
    try {
      return Files.readAllLines(said).stream()
          .filter(line -> line.startsWith("onset: ") && !line.startsWith("onset: warning: "))
          .reduce("", (first, second) -> second);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, with what it started. */
  void kill() {
    process.descendants().forEach(Signals.KILL::to);
    Signals.KILL.to(process.toHandle());
  }
}
