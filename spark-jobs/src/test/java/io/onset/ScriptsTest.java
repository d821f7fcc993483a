package io.onset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell scripts can be run and please shellcheck, where that is installed. */
class ScriptsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../submit/bench",
        "../submit/chaos",
        "../submit/build",
        "../submit/cluster",
        "../submit/spark-class",
        "../submit/spark-submit",
        "../submit/onset",
        "../submit/dieharder",
        "../submit/notebooks",
        "../submit/nightly/common",
        "../submit/nightly/notify",
        "../submit/nightly/run",
        "../submit/nightly/watch",
        "../.ci/run",
        "src/test/resources/plain-spark/bin/spark-class",
        "src/test/resources/plain-spark/bin/spark-submit"
      })
  void areClean(String script) throws Exception {
    assertTrue(Files.isExecutable(Path.of(script)), script);
    assumeTrue(isInstalled("shellcheck"), "shellcheck is not installed");
    Process check = new ProcessBuilder("shellcheck", script).redirectErrorStream(true).start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", said);
    assertEquals(0, check.waitFor());
  }

  /** Parsed, not run: they need a NumPy, or Jupyter. */
  @ParameterizedTest
  @ValueSource(strings = {"../submit/numpy_linear.py", "../notebooks/execute.py"})
  void thePythonProgramsAreWellFormed(String script) throws Exception {
    assertTrue(Files.isExecutable(Path.of(script)), script);
    assumeTrue(isInstalled("python3"), "python3 is not installed");
    String parse = "import ast, sys; ast.parse(open(sys.argv[1]).read())";
    Process python =
        new ProcessBuilder("python3", "-c", parse, script).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", said);
    assertEquals(0, python.waitFor());
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
