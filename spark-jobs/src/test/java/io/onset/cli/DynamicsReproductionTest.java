package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The table of REPRODUCTION.md for the experiment {@code dynamics}, made again at its full size,
 * 200 training sets each: some minutes of four cores, so tagged {@code nightly}. Each mean is held
 * against an independent implementation's within four of its own standard errors and half a unit of
 * the other's last printed digit; where the other had 8 training sets, four errors of the
 * difference.
 */
@Tag("nightly")
class DynamicsReproductionTest {

  private static final double STANDARD_ERRORS = 4;

  @Test
  void meansOfAnIndependentImplementation() throws IOException {
    Path sweep = Path.of("../conf/sweeps/dynamics-table.yaml");
    Path folder = Path.of("target/reproduction-dynamics");
    assertEquals(0, Main.run("run", sweep.toString(), "--out", folder.toString()));
    List<Map<String, String>> curves = new TinySweep(sweep, folder).curves();
    assertAll(table().map(other -> comparison(other, curves)));
  }

  private static java.util.stream.Stream<String[]> table() throws IOException {
    String name = "/reproduction/dynamics.csv";
    try (InputStream in = DynamicsReproductionTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(","));
    }
  }

  private static Executable comparison(String[] other, List<Map<String, String>> curves) {
    Map<String, String> row =
        curves.stream()
            .filter(r -> r.get("spectrum").equals(other[1]) && r.get("n").equals(other[2]))
            .filter(r -> number(r, "ridge") == Double.parseDouble(other[3]))
            .filter(r -> number(r, "stopping_time") == Double.parseDouble(other[4]))
            .findFirst()
            .orElseThrow();
    double error = error(other[0], row) * (other.length < 8 ? 1 : ofDifference(other[7], row));
    double tolerance = STANDARD_ERRORS * error + Double.parseDouble(other[6]);
    String name = String.join(" ", other);
    return () -> assertEquals(Double.parseDouble(other[5]), value(other[0], row), tolerance, name);
  }

  /** By how much a difference of two means errs more than ours, the other's being of few trials. */
  private static double ofDifference(String others, Map<String, String> row) {
    return Math.sqrt(1 + number(row, "trials") / Double.parseDouble(others));
  }

  private static double number(Map<String, String> row, String column) {
    String text = row.get(column);
    return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static double value(String quantity, Map<String, String> row) {
    double d = number(row, "d");
    double kl = number(row, "kl_generated_true_mean");
    return switch (quantity) {
      case "kl" -> kl / d;
      case "collapse" ->
          number(row, "n") * (kl - number(row, "kl_generated_true_limit_theory")) / (d * d);
      case "test_loss" -> number(row, "test_loss_mean");
      case "loss_limit" -> number(row, "loss_limit_theory");
      default -> throw new IllegalArgumentException(quantity);
    };
  }

  private static double error(String quantity, Map<String, String> row) {
    double d = number(row, "d");
    return switch (quantity) {
      case "kl" -> number(row, "kl_generated_true_se") / d;
      case "collapse" -> number(row, "n") * number(row, "kl_generated_true_se") / (d * d);
      case "test_loss" -> number(row, "test_loss_se");
      case "loss_limit" -> 0;
      default -> throw new IllegalArgumentException(quantity);
    };
  }
}
