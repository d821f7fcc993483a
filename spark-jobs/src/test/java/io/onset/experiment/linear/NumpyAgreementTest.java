package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.linalg.PointSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The NumPy program that the speed is compared with computes what our trial does. */
class NumpyAgreementTest {

  private static final String PYTHON = System.getenv().getOrDefault("ONSET_PYTHON", "python3");
  private static final String PROGRAM = "../submit/numpy_linear.py";

  /** Code of the program's refusal, where there is no NumPy or it is not on OpenBLAS. */
  private static final int REFUSED = 2;

  /** Absolute, of logs; conditions of x up to 1e3 leave 1e-10 of NumPy's normal equations. */
  private static final double TOLERANCE = 1e-9;

  private static final int ORIGINAL_SIZE = 700;
  private static final int TRIALS = 2;

  /** d, n: low rank, triangular below and at n = d, square after centring, least squares. */
  private static final int[][] CELLS = {
    {1, 5},
    {16, 2},
    {16, 6},
    {16, 12},
    {16, 16},
    {16, 17},
    {16, 18},
    {16, 100},
    {16, 1000},
    {100, 40},
    {100, 100},
    {100, 150}
  };

  @TempDir private Path folder;

  /** A trial of ours and the file of its points. */
  private record Case(String name, LinearObservation ours, Path file) {}

  @Test
  void termsAndSigns() throws Exception {
    List<Case> cases = new ArrayList<>();
    for (int[] cell : CELLS) {
      cases.addAll(cases(cell[0], cell[1]));
    }
    List<String> lines = check(cases.stream().map(each -> each.file.toString()).toList());
    for (int i = 0; i < cases.size(); i++) {
      assertAgrees(cases.get(i), new ObjectMapper().readTree(lines.get(i + 1)));
    }
  }

  private List<Case> cases(int d, int n) throws IOException {
    OpenUnit open = OpenUnit.of(d + n, d, n, ORIGINAL_SIZE, Settings.figures(false, "caption"));
    List<Case> cases = new ArrayList<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      String name = "d=" + d + " n=" + n + " trial=" + trial;
      Path file = folder.resolve(name.replace(' ', '-'));
      Files.write(file, points(open, d, n, trial));
      cases.add(new Case(name, open.observe(trial).get(0), file));
    }
    return cases;
  }

  private static byte[] points(OpenUnit open, int d, int n, int trial) {
    int values = 3 + (2 * n + ORIGINAL_SIZE) * d;
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(d).putLong(n).putLong(ORIGINAL_SIZE);
    put(bytes, LinearStreams.points(LinearStreams.training(open.streams(), d, n, trial), n, d));
    put(bytes, LinearStreams.points(LinearStreams.noise(open.streams(), d, n, trial), n, d));
    put(bytes, LinearStreams.original(open.streams(), d, 0, ORIGINAL_SIZE));
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, PointSet points) {
    for (double[] row : OpenUnit.rows(points)) {
      for (double value : row) {
        bytes.putDouble(value);
      }
    }
  }

  private static List<String> check(List<String> files) throws Exception {
    List<String> command = new ArrayList<>(List.of(PYTHON, PROGRAM, "--check"));
    command.addAll(files);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      assumeTrue(false, PYTHON + " is not there");
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assumeTrue(code != REFUSED, PYTHON + " has no NumPy on OpenBLAS");
    assertEquals(0, code);
    return said.lines().toList();
  }

  private static void assertAgrees(Case each, JsonNode numpy) {
    LinearObservation ours = each.ours;
    assertNear(ours.logOffTraining(), numpy, "log_off_training", each.name);
    assertNear(ours.logCrossTraining(), numpy, "log_cross_training", each.name);
    assertNear(ours.logCrossOriginal(), numpy, "log_cross_original", each.name);
    assertNear(ours.logCrossExact(), numpy, "log_cross_exact", each.name);
    assertNear(ours.logOffOriginal(), numpy, "log_off_original", each.name);
    assertEquals(ours.deltaSignOriginal(), numpy.required("delta_sign_original").intValue());
    assertEquals(ours.deltaSignExact(), numpy.required("delta_sign_exact").intValue());
  }

  private static void assertNear(double ours, JsonNode numpy, String term, String name) {
    double theirs = numpy.required(term).doubleValue();
    assertTrue(
        Math.abs(ours - theirs) <= TOLERANCE,
        () -> name + " " + term + ": " + ours + " against " + theirs);
  }
}
