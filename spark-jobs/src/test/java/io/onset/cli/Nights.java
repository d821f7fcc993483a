package io.onset.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The scripts of the nights in a folder of their own, with a hook that writes down what it is told.
 *
 * @param folder where all is: the scripts' checkout, results, state, and what the hook wrote
 * @param checkout whose launcher is {@code submit/nightly/run}
 */
record Nights(Path folder, Checkout checkout) {

  /** Each variable of the environment ends with a NUL. */
  private static final String HOOK =
      """
      #!/usr/bin/env bash
      env -0 >"%1$s/hook.environment"
      cat >"%1$s/hook.text"
      echo told >>"%1$s/hook.calls"
      [ ! -e "%1$s/hook.fails" ]
      """;

  /** The scripts beside a launcher of that text. */
  static Nights in(Path folder, String launcher) throws IOException {
    Path home = folder.resolve("home");
    Path scripts = Files.createDirectories(home.resolve("submit/nightly"));
    for (String script : List.of("common", "notify", "run", "watch")) {
      Files.copy(Path.of("../submit/nightly").resolve(script), scripts.resolve(script));
    }
    Checkout.program(home.resolve("submit/onset"), launcher);
    return of(folder, home);
  }

  /** The scripts of a checkout. */
  static Nights of(Path folder, Path home) throws IOException {
    Checkout.program(folder.resolve("hook"), HOOK.formatted(folder));
    String state = folder.resolve("state").toString();
    Map<String, String> environment = Checkout.here(folder).environment();
    Path run = home.resolve("submit/nightly/run");
    return new Nights(
        folder, new Checkout(home, run, environment, folder).with("ONSET_STATE", state));
  }

  Nights with(String name, String value) {
    return new Nights(folder, checkout.with(name, value));
  }

  /** The folder of the results, by its real path. */
  Path results() throws IOException {
    return folder.toRealPath().resolve("results");
  }

  Checkout.Running start(String sweep, String... more) throws IOException {
    List<String> line = new ArrayList<>(List.of(sweep, "--budget", "1h", "--out", "results"));
    line.addAll(List.of("--notify", folder.resolve("hook").toString()));
    line.addAll(List.of(more));
    return checkout.start(line.toArray(String[]::new));
  }

  Outcome run(String sweep, String... more) throws IOException, InterruptedException {
    return start(sweep, more).outcome();
  }

  /** A night with these arguments alone, and the default hook. */
  Outcome raw(String... arguments) throws IOException, InterruptedException {
    return checkout.run(arguments);
  }

  /** Looks at the results, with the hook. */
  Outcome watch(String... more) throws IOException, InterruptedException {
    Path script = checkout.home().resolve("submit/nightly/watch");
    List<String> line = new ArrayList<>(List.of("results", "--notify"));
    line.add(folder.resolve("hook").toString());
    line.addAll(List.of(more));
    return new Checkout(checkout.home(), script, checkout.environment(), folder)
        .run(line.toArray(String[]::new));
  }

  /** The copies that are kept, the oldest first. */
  List<Path> kept() throws IOException {
    Path nights = results().resolve("nights");
    if (!Files.exists(nights)) {
      return List.of();
    }
    return names(nights).stream()
        .filter(name -> name.matches("\\d{8}T\\d{6}Z"))
        .map(nights::resolve)
        .toList();
  }

  List<Path> logs() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
      return all.filter(path -> path.toString().endsWith(".log")).sorted().toList();
    }
  }

  boolean wasTold() {
    return Files.exists(folder.resolve("hook.calls"));
  }

  /** How often the hook was called. */
  long calls() throws IOException {
    return wasTold() ? Files.readAllLines(folder.resolve("hook.calls")).size() : 0;
  }

  /** The hook's environment in its last call. */
  Map<String, String> told() throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (String variable : Files.readString(folder.resolve("hook.environment")).split("\0")) {
      int equals = variable.indexOf('=');
      told.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return told;
  }

  /** The hook's standard input in its last call. */
  String text() throws IOException {
    return Files.readString(folder.resolve("hook.text"));
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Waits for a file, a minute at the most. */
  static void await(Path file) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!Files.exists(file)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(file + " did not come");
      }
      Thread.sleep(20);
    }
  }
}
