package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code submit/onset} as a user calls it, on the packaged jar. */
class LauncherIT {

  @TempDir private Path folder;
  private TinySweep tiny;
  private Checkout checkout;

  @BeforeEach
  void prepare() throws Exception {
    tiny = TinySweep.in(folder);
    checkout = Checkout.here(folder);
  }

  private void assertSameAsSerial(Outcome outcome, String engine) throws Exception {
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("results in " + tiny.results()), outcome.out());
    assertEquals(tiny.fresh(folder.resolve("serial")), tiny.digests());
    String actual = tiny.manifest().at("/versions/engine").textValue();
    assertTrue(actual.matches(engine), actual);
  }

  @Test
  void noArgument() throws Exception {
    Outcome outcome = checkout.run();
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().startsWith("Missing command"), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void helpSaysNothingElse() throws Exception {
    Outcome outcome = checkout.run("run", "--help");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().startsWith("Usage: onset run"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void aMasterThatIsMissing() throws Exception {
    Outcome outcome = checkout.run("run", "tiny.yaml", "--master");
    assertEquals(2, outcome.code());
    assertEquals("onset: --master needs a URL\n", outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "local[four]", "local[2", "spark:/host", "spark://"})
  void aMasterThatIsNone(String master) throws Exception {
    Outcome outcome = checkout.run("run", "tiny.yaml", "--master=" + master);
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().startsWith("onset: --master " + master + ": must be local, "));
  }

  /** Neither spark-submit nor the JVM gets to say it in its own way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--driver-memory abc",
        "--executor-memory 4gig",
        "--conf spark.executor.memory=abc",
        "--conf=spark.driver.memory=0"
      })
  void aMemoryThatIsNone(String options) throws Exception {
    List<String> line = new ArrayList<>(List.of("run", "tiny.yaml", "--"));
    line.addAll(List.of(options.split(" ")));
    Outcome outcome = checkout.run(line.toArray(String[]::new));
    assertEquals(2, outcome.code());
    String name = options.replaceFirst("--conf[ =]", "").replaceFirst("[ =].*", "");
    assertTrue(outcome.err().startsWith("onset: " + name + " "), outcome.err());
    assertTrue(outcome.err().endsWith(": must be a size such as 512m or 4g\n"), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @Test
  void aBadSweep() throws Exception {
    Outcome outcome = checkout.run("run", "tiny.yaml", "--set", "trials=0");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("onset: --set trials=0: trials: got 0"), outcome.err());
  }

  /** Every core is used where no master is given; the link is in the path of nobody's jar. */
  @Test
  void embeddedFromAPathWithBlanksByALink() throws Exception {
    Checkout copy =
        checkout.copy(folder.resolve("a b/on set")).calledBy(folder.resolve("link to onset"));
    Outcome outcome = copy.with("JAVA_HOME", "").run("run", "tiny.yaml", "--out", "results");
    assertSameAsSerial(outcome, "spark 4\\.1\\.0 local\\[\\*\\]");
    assertFalse(outcome.err().contains("building"), outcome.err());
    assertFalse(outcome.err().contains(" INFO "), outcome.err());
    assertEquals("", copy.run("status", "results").err());
  }

  @Test
  void embeddedOnAMasterBeforeTheCommandWithOptions() throws Exception {
    Outcome outcome =
        checkout.run(
            "--master",
            "local[2]",
            "run",
            "--out=results",
            "tiny.yaml",
            "--",
            "--conf",
            "spark.hadoop.hadoop.tmp.dir=x");
    assertSameAsSerial(outcome, "spark 4\\.1\\.0 local\\[2\\]");
  }

  /** Two cells cross nothing: a refinement is a run of what is there, on any master. */
  @Test
  @Tag("nightly")
  void refiningTakesAMasterAndOptionsToo() throws Exception {
    tiny.run();
    Outcome outcome = checkout.run("refine", "results", "--master=local[2]", "--width", "0.1");
    assertSameAsSerial(outcome, "spark 4\\.1\\.0 local\\[2\\]");
    assertTrue(outcome.out().endsWith("no transition to refine\n"), outcome.out());
    Outcome line =
        checkout.run(
            "refine",
            "results",
            "--master=spark://localhost:7077",
            "--deploy-mode=cluster",
            "--run-id=r1",
            "--dry-run");
    assertEquals(0, line.code(), line.err());
    String end = " refine results --out " + tiny.results() + " --run-id r1";
    assertTrue(line.out().strip().endsWith(end), line.out());
  }

  /** 0.8 of the heap is room for a grid: the option reached the JVM. */
  @Test
  void optionsOfTheDriversJvm() throws Exception {
    Outcome outcome =
        checkout.run(
            "run",
            "tiny.yaml",
            "--set",
            "grid.n=1e6",
            "--set",
            "grid.d=1000",
            "--",
            "--driver-memory",
            "500m");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("must fit into 400.0 MiB"), outcome.err());
  }

  @Test
  void anInstallationOfSpark() throws Exception {
    Path spark = PlainSpark.of(checkout);
    Checkout installed =
        checkout.with("SPARK_HOME", spark.toString()).with("SPARK_LOCAL_IP", "127.0.0.1");
    Checkout.Running failing =
        installed.start("run", "tiny.yaml", "--out=failing", "--set", "settings.forward_time=400");
    Outcome run = installed.run("run", "tiny.yaml", "--out=results", "--master=local[2]");
    assertSameAsSerial(run, "spark 4\\.1\\.0 local\\[2\\]");
    Outcome failed = failing.outcome();
    Outcome refused = installed.run("run", "tiny.yaml", "--out=results", "--set", "seed=8");
    assertAll(
        () -> assertEquals(4, failed.code(), failed.err()),
        () -> assertTrue(failed.err().contains("12 of 12 trials failed"), failed.err()),
        () -> assertEquals(2, refused.code(), refused.err()),
        () -> assertTrue(refused.err().contains("seed is 7 there, 8 in this one"), refused.err()));
  }

  /** A Maven that makes the jar by copying it, and notes that it was called. */
  private Checkout unbuilt() throws Exception {
    Checkout copy = checkout.copy(folder.resolve("fresh"));
    Path store = Files.move(copy.target(), folder.resolve("built"));
    Path bin = folder.resolve("bin");
    String script =
        """
        #!/usr/bin/env bash
        echo "$*" >> "%s/calls"
        [ ! -e "%s/broken" ] || exit 1
        cp -r "%s" "%s"
        touch "%s"/*
        """
            .formatted(folder, folder, store, copy.target(), copy.target());
    Checkout.program(bin.resolve("mvn"), script);
    return copy.with("PATH", bin + ":" + System.getenv("PATH"));
  }

  private List<String> calls() throws Exception {
    return Files.readAllLines(folder.resolve("calls"));
  }

  @Test
  void whatIsNotBuiltIsBuiltOnce() throws Exception {
    Checkout fresh = unbuilt();
    Checkout.Running one = fresh.start("--version");
    Checkout.Running other = fresh.start("--version");
    assertEquals(0, one.outcome().code());
    assertEquals(0, other.outcome().code());
    assertEquals(1, calls().size());
    assertTrue(calls().get(0).contains("-DskipTests"), calls().get(0));
    Files.writeString(fresh.home().resolve("spark-jobs/src/main/Changed.java"), "");
    assertEquals(0, fresh.run("--version").code());
    assertEquals(2, calls().size());
  }

  @Test
  void aBuildThatFails() throws Exception {
    Checkout fresh = unbuilt();
    Files.createFile(folder.resolve("broken"));
    Outcome outcome = fresh.run("--version");
    assertEquals(3, outcome.code());
    assertTrue(outcome.err().endsWith("onset: the build failed\n"), outcome.err());
  }
}
