package io.onset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** What a line of source may not say, by the file it is in. */
final class SourceRules {

  static final int MOST_LINES = 400;

  /** Stands for the sub-packages of experiment, one an experiment; they do not use each other. */
  private static final String EXPERIMENT = "experiment.*";

  /** Which packages a package may use beside itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("kernel", Set.of()),
          Map.entry("kernel.vector", Set.of("kernel")),
          Map.entry("linalg", Set.of("kernel")),
          Map.entry("random", Set.of("kernel", "linalg")),
          Map.entry("stats", Set.of("kernel")),
          Map.entry("diffusion", Set.of("kernel", "linalg", "random", "stats")),
          Map.entry("distance", Set.of("diffusion", "kernel", "linalg", "stats")),
          Map.entry("experiment", Set.of("kernel", "linalg", "stats")),
          Map.entry(
              EXPERIMENT,
              Set.of("experiment", "distance", "diffusion", "kernel", "linalg", "random", "stats")),
          Map.entry("store", Set.of()),
          Map.entry("answers", Set.of("experiment", "kernel", "random", "stats", "store")),
          Map.entry("engine", Set.of("experiment", "kernel", "linalg", "store")),
          Map.entry(
              "engine.spark", Set.of("engine", "experiment", "kernel", "linalg", "stats", "store")),
          Map.entry("report", Set.of("experiment", "kernel")),
          Map.entry(
              "bench",
              Set.of(
                  "cli",
                  "diffusion",
                  "distance",
                  "engine",
                  "engine.spark",
                  "experiment",
                  EXPERIMENT,
                  "kernel",
                  "linalg",
                  "random",
                  "store")),
          Map.entry("chaos", Set.of("random")),
          Map.entry(
              "cli",
              Set.of(
                  "answers",
                  "engine",
                  "engine.spark",
                  "experiment",
                  EXPERIMENT,
                  "kernel",
                  "random",
                  "report",
                  "stats",
                  "store")));

  private static final Pattern OURS = Pattern.compile("\\bio\\.onset\\.([a-z.]+)\\.[A-Z*]");

  /** A ban: in files whose path from {@code io/onset} on matches, no line holds the text. */
  private record Ban(String files, String text, String rule) {
    Stream<String> broken(String file, String line) {
      boolean breaks = file.matches(files) && Pattern.compile(text).matcher(line).find();
      return breaks ? Stream.of(rule) : Stream.of();
    }
  }

  private static final List<Ban> BANS =
      List.of(
          new Ban(
              "(?!engine/spark/).*",
              "\\borg\\.apache\\.spark\\b",
              "Spark is for engine.spark alone"),
          new Ban(
              ".*",
              "\\bMath\\.random|\\bjava\\.util\\.Random|\\bnew Random\\(|(ThreadLocal|Splittable|Secure)Random",
              "random numbers come from io.onset.random"),
          new Ban(
              ".*",
              "\\bMath\\.(exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh"
                  + "|tanh|cbrt|hypot)\\b|import static java\\.lang\\.Math\\b",
              "intrinsics differ between JDKs: use StrictMath"),
          new Ban(
              "(?!cli/|bench/|chaos/).*",
              "\\bSystem\\.(out|err)\\b",
              "only cli, bench and chaos print"),
          new Ban(
              "(?!cli/|bench/|chaos/).*",
              "\\bSystem\\.(nanoTime|currentTimeMillis)\\b|\\b(Instant|LocalDateTime)\\.now\\b",
              "only cli, bench and chaos read a clock"),
          new Ban(
              "(engine|report|cli)/(?!Experiments\\.java).*",
              "\\bonset\\.experiment\\.[a-z]|\\b(" + experiments() + ")[A-Z]",
              "only cli.Experiments knows which experiments there are"));

  private static final Ban DISABLED =
      new Ban(".*", "^\\s*@Disabled\\b", "a test is run or deleted");

  private SourceRules() {}

  /** What is wrong with a file of the main code or the benchmarks, each with its place. */
  static List<String> faultsOfMain(String file, List<String> lines) {
    return faults(file, lines, line -> Stream.concat(bans(file, line), uses(file, line)));
  }

  /** What is wrong with a test. */
  static List<String> faultsOfTest(String file, List<String> lines) {
    return faults(file, lines, line -> DISABLED.broken(file, line));
  }

  private interface Check {
    Stream<String> of(String line);
  }

  private static List<String> faults(String file, List<String> lines, Check check) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = file + ":" + (i + 1) + ": ";
      String line = lines.get(i).strip();
      check.of(lines.get(i)).map(rule -> place + rule + ": " + line).forEach(faults::add);
    }
    if (lines.size() > MOST_LINES) {
      faults.add(file + ": has " + lines.size() + " lines, at most " + MOST_LINES);
    }
    return faults;
  }

  private static Stream<String> bans(String file, String line) {
    return BANS.stream().flatMap(ban -> ban.broken(file, line));
  }

  private static Stream<String> uses(String file, String line) {
    int slash = file.lastIndexOf('/');
    String from = slash < 0 ? "" : file.substring(0, slash).replace('/', '.');
    Matcher ours = OURS.matcher(line);
    return ours.results()
        .map(match -> match.group(1))
        .filter(to -> !to.equals(from) && !mayUse(from).contains(general(to)))
        .map(to -> from + " may not use " + to);
  }

  private static Set<String> mayUse(String from) {
    return MAY_USE.getOrDefault(general(from), Set.of());
  }

  private static String general(String used) {
    return used.startsWith("experiment.") ? EXPERIMENT : used;
  }

  /** The experiments there are, as their classes' names begin: {@code Dynamics|Linear}. */
  private static String experiments() {
    try (Stream<Path> packages = Files.list(Path.of("src/main/java/io/onset/experiment"))) {
      return packages
          .filter(Files::isDirectory)
          .map(path -> StringUtils.capitalize(path.getFileName().toString()))
          .sorted()
          .collect(Collectors.joining("|"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
