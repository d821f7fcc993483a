package io.onset.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A checkout of Onset whose launcher is run as a process.
 *
 * @param home its root
 * @param launcher what is called: {@code submit/onset}, or a link to it
 * @param environment variables set over this JVM's own; an empty one is unset
 * @param directory where it is called from
 */
record Checkout(Path home, Path launcher, Map<String, String> environment, Path directory) {

  private static final int MOST_SECONDS = 400;

  /** For every JVM that is started here: one that lives for seconds is best compiled quickly. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  /** What Java says of it, a line of standard error. */
  private static final Pattern SAID =
      Pattern.compile("(?m)^NOTE: Picked up JDK_JAVA_OPTIONS: .*\\R");

  /** This one. The variables that steer Spark are unset. */
  static Checkout here(Path directory) throws IOException {
    Path home = Path.of("..").toRealPath();
    Map<String, String> variables = new HashMap<>();
    for (String name :
        List.of("SPARK_HOME", "SPARK_LOCAL_IP", "SPARK_CONF_DIR", "JAVA_TOOL_OPTIONS")) {
      variables.put(name, "");
    }
    variables.put("JDK_JAVA_OPTIONS", QUICK);
    return new Checkout(home, home.resolve("submit/onset"), variables, directory);
  }

  /** What a launcher needs of this checkout, copied to another place; built if this one is. */
  Checkout copy(Path to) throws IOException {
    for (String folder : List.of("submit", "conf/spark", "spark-jobs/src/main")) {
      Files.createDirectories(to.resolve(folder));
    }
    List<String> files =
        List.of(
            "submit/onset",
            "submit/build",
            "submit/cluster",
            "submit/spark-class",
            "submit/spark-submit",
            "conf/jvm.options",
            "conf/log4j2.properties",
            "conf/spark/cluster.conf",
            "conf/spark/standalone.conf",
            "conf/spark/local.conf",
            "pom.xml",
            "spark-jobs/pom.xml");
    for (String file : files) {
      Files.copy(home.resolve(file), to.resolve(file));
    }
    Checkout copy = new Checkout(to, to.resolve("submit/onset"), environment, directory);
    Files.createDirectories(copy.target());
    Files.copy(target().resolve("onset.jar"), copy.target().resolve("onset.jar"));
    Files.copy(target().resolve("spark.classpath"), copy.target().resolve("spark.classpath"));
    return copy;
  }

  Path target() {
    return home.resolve("spark-jobs/target");
  }

  Checkout with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Checkout(home, launcher, more, directory);
  }

  /** The same, of which another script of {@code submit/} is called. */
  Checkout launching(String script) {
    return new Checkout(home, home.resolve("submit").resolve(script), environment, directory);
  }

  /** The same, called by a symbolic link. */
  Checkout calledBy(Path link) throws IOException {
    return new Checkout(home, Files.createSymbolicLink(link, launcher), environment, directory);
  }

  /** Starts the launcher; its output goes to files. */
  Running start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(launcher.toString()));
    line.addAll(List.of(arguments));
    File out = Files.createTempFile(directory, "launch", ".out").toFile();
    File err = Files.createTempFile(directory, "launch", ".err").toFile();
    ProcessBuilder process =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out)
            .redirectError(err);
    process.environment().putAll(environment);
    process.environment().values().removeIf(String::isEmpty);
    return new Running(process.start(), out, err);
  }

  /** Runs the launcher to its end. */
  Outcome run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).outcome();
  }

  /**
   * A launcher on its way.
   *
   * @param process the process
   * @param out its standard output
   * @param err its standard error
   */
  record Running(Process process, File out, File err) {
    Outcome outcome() throws IOException, InterruptedException {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      return new Outcome(
          process.exitValue(),
          Files.readString(out.toPath(), UTF_8),
          SAID.matcher(Files.readString(err.toPath(), UTF_8)).replaceAll(""));
    }
  }

  /** Writes a program. */
  static Path program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
