package io.onset.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that runs beside this one, what it prints kept in a file. It is ended when closed, or
 * with this one.
 *
 * @param command its words
 * @param process the running program
 * @param output what it prints, errors too
 */
record Child(List<String> command, Process process, Path output) implements AutoCloseable {

  /** Variables that slow OpenBLAS down where they are wrong. */
  private static final List<String> HARMFUL = List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

  /** Starts a program. */
  static Child start(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("onset-bench", ".out");
      output.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      HARMFUL.forEach(builder.environment()::remove);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      Child child = new Child(List.copyOf(command), builder.start(), output);
      Runtime.getRuntime().addShutdownHook(new Thread(child::close));
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + String.join(" ", command), e);
    }
  }

  /** A main class of this class path in a JVM of its own, set up as this one is. */
  static Child java(
      Class<?> main,
      List<String> options,
      Map<String, String> environment,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Home.file("conf/jvm.options"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return start(command, environment);
  }

  /**
   * Waits for the end of it.
   *
   * @return the lines that it printed
   * @throws IllegalStateException if it failed
   */
  List<String> lines() {
    try (this) {
      int code = process.waitFor();
      List<String> lines = Files.readAllLines(output);
      if (code != 0) {
        String what = "exit code " + code + " of " + String.join(" ", command) + "\n";
        throw new IllegalStateException(what + String.join("\n", lines));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
