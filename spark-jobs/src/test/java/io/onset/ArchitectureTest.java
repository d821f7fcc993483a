package io.onset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house's walls: who may use whom, and what no code says. */
class ArchitectureTest {

  private static List<String> faults(
      String sources, BiFunction<String, List<String>, List<String>> rules) throws IOException {
    Path root = Path.of(sources, "io/onset");
    List<String> faults = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        faults.addAll(rules.apply(root.relativize(file).toString(), Files.readAllLines(file)));
      }
    }
    return faults;
  }

  @Test
  void theMainCodeKeepsTheRules() throws IOException {
    assertEquals(List.of(), faults("src/main/java", SourceRules::faultsOfMain));
  }

  @Test
  void theBenchmarksKeepTheRules() throws IOException {
    assertEquals(List.of(), faults("src/jmh/java", SourceRules::faultsOfMain));
  }

  @Test
  void theTestsKeepTheRules() throws IOException {
    assertEquals(List.of(), faults("src/test/java", SourceRules::faultsOfTest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kernel/Turn.java        | import io.onset.linalg.PointSet;           | kernel may not use linalg
          stats/Moments.java      | import io.onset.random.Philox;             | stats may not use random
          experiment/Unit.java    | import io.onset.experiment.linear.LinearCell; | experiment may not use experiment.linear
          experiment/dynamics/X.java | import io.onset.experiment.linear.LinearCell; | experiment.dynamics may not use experiment.linear
          engine/Engine.java      | import static io.onset.report.Ticks.of;    | engine may not use report
          engine/Engine.java      | import io.onset.engine.spark.SparkEngine;  | engine may not use engine.spark
          engine/Engine.java      | return new io.onset.cli.Main();            | engine may not use cli
          store/RunFolder.java    | import io.onset.engine.TrialStore;         | store may not use engine
          answers/Group.java      | import io.onset.engine.CurveTable;         | answers may not use engine
          report/Ticks.java       | import io.onset.stats.*;                   | report may not use stats
          cli/Main.java           | import io.onset.distance.SignedLog;        | cli may not use distance
          engine/Engine.java      | import org.apache.spark.SparkConf;         | Spark is for engine.spark alone
          cli/Main.java           | org.apache.spark.SparkConf conf;           | Spark is for engine.spark alone
          random/Philox.java      | import java.util.Random;                   | random numbers come from io.onset.random
          random/Philox.java      | double x = Math.random();                  | random numbers come from io.onset.random
          random/Philox.java      | int i = ThreadLocalRandom.current();       | random numbers come from io.onset.random
          kernel/Turn.java        | return Math.sin(x);                        | intrinsics differ between JDKs: use StrictMath
          stats/Moments.java      | import static java.lang.Math.exp;          | intrinsics differ between JDKs: use StrictMath
          engine/Engine.java      | System.out.println(x);                     | only cli, bench and chaos print
          engine/Engine.java      | long t = System.nanoTime();                | only cli, bench and chaos read a clock
          report/Ticks.java       | Instant.now();                             | only cli, bench and chaos read a clock
          engine/SweepRun.java    | new LinearSummary();                       | only cli.Experiments knows which experiments there are
          report/Ticks.java       | new DynamicsSummary();                     | only cli.Experiments knows which experiments there are
          chaos/Chaos.java        | import io.onset.engine.SweepRun;           | chaos may not use engine
          cli/Manifest.java       | import io.onset.bench.Machine;             | cli may not use bench
          bench/Bench.java        | import io.onset.report.Ticks;              | bench may not use report
          bench/Bench.java        | import org.apache.spark.SparkConf;         | Spark is for engine.spark alone
          bench/TrialWork.java    | return Math.exp(x);                        | intrinsics differ between JDKs: use StrictMath
          cli/Manifest.java       | import io.onset.experiment.linear.Contrast; | only cli.Experiments knows which experiments there are
          """)
  void everyRuleCanFail(String file, String line, String rule) {
    String fault = file + ":2: " + rule + ": " + line;
    List<String> faults = SourceRules.faultsOfMain(file, List.of("", line));
    assertTrue(faults.contains(fault), () -> faults.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cli/Experiments.java     | import io.onset.experiment.linear.LinearExperiment;
          cli/RangePoints.java     | Parameter.choice("scale", "linear", "log");
          engine/spark/Engine.java | import org.apache.spark.SparkConf;
          cli/ProgressLine.java    | long t = System.nanoTime();
          bench/TrialBench.java    | System.out.println(System.nanoTime());
          kernel/Turn.java         | return StrictMath.sin(x) + Math.sqrt(x) + Math.fma(x, y, z);
          random/Pairs.java        | package io.onset.random;
          engine/Engine.java       | import io.onset.engine.Progress.Tally;
          """)
  void whatIsAllowedPasses(String file, String line) {
    assertEquals(List.of(), SourceRules.faultsOfMain(file, List.of(line)));
  }

  @Test
  void disabledTestsAndLongFilesAreFaults() {
    List<String> disabled =
        SourceRules.faultsOfTest("XTest.java", List.of("  @Disabled(\"later\")"));
    assertEquals(List.of("XTest.java:1: a test is run or deleted: @Disabled(\"later\")"), disabled);
    List<String> lines = Collections.nCopies(SourceRules.MOST_LINES + 1, "");
    assertEquals(
        List.of("X.java: has 401 lines, at most 400"), SourceRules.faultsOfMain("X.java", lines));
    assertEquals(1, SourceRules.faultsOfTest("XTest.java", lines).size());
  }
}
