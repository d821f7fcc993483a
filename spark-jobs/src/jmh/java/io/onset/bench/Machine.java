package io.onset.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;

/**
 * What was measured on, and what.
 *
 * @param processor its model
 * @param cores how many this JVM may use
 * @param loadAverage of the last minute, as the run began
 * @param java version of the JVM
 * @param flags its options, from conf/jvm.options
 * @param commit of the code
 * @param dirty whether the checkout had changes beside it
 * @param date when the run began, UTC
 */
record Machine(
    String processor,
    int cores,
    double loadAverage,
    String java,
    List<String> flags,
    String commit,
    String dirty,
    String date) {

  /** This machine, now. */
  static Machine here() {
    Properties build = build();
    var runtime = ManagementFactory.getRuntimeMXBean();
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        runtime.getVmName() + " " + System.getProperty("java.runtime.version"),
        runtime.getInputArguments().stream().filter(flag -> !flag.startsWith("-Donset")).toList(),
        build.getProperty("git.commit.id.full", "unknown"),
        build.getProperty("git.dirty", "unknown"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String model() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("/onset-build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build;
  }
}
