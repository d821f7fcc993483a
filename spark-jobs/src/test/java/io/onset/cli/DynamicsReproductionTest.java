package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables of REPRODUCTION.md for the experiment {@code dynamics}, made again at their full size,
 * 200 training sets each: some minutes of four cores, so tagged {@code nightly}. Each mean is held
 * against an independent implementation's within four of its own standard errors and half a unit of
 * the other's last printed digit; where the other had 8 training sets, four errors of the
 * difference.
 */
@Tag("nightly")
class DynamicsReproductionTest {

  private static final double STANDARD_ERRORS = 4;

  /** The columns of a line of the table that are no coordinates of its cell. */
  private static final Set<String> NUMBERS = Set.of("quantity", "expected", "rounding", "trials");

  @ParameterizedTest
  @ValueSource(strings = {"table", "levels"})
  void meansOfAnIndependentImplementation(String name) throws IOException {
    Path sweep = Path.of("../conf/sweeps/dynamics-" + name + ".yaml");
    Path folder = Path.of("target/reproduction-dynamics-" + name);
    assertEquals(0, Main.run("run", sweep.toString(), "--out", folder.toString()));
    List<Map<String, String>> curves = new TinySweep(sweep, folder).curves();
    assertAll(table(name).stream().map(other -> comparison(other, curves)));
  }

  private static List<Map<String, String>> table(String table) throws IOException {
    String name = "/reproduction/dynamics-" + table + ".csv";
    try (InputStream in = DynamicsReproductionTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
      String[] keys = lines.get(0).split(",");
      return lines.stream().skip(1).map(line -> line(keys, line.split(",", -1))).toList();
    }
  }

  private static Map<String, String> line(String[] keys, String[] values) {
    Map<String, String> line = new LinkedHashMap<>();
    for (int i = 0; i < keys.length; i++) {
      line.put(keys[i], values[i]);
    }
    return line;
  }

  private static boolean isOf(Map<String, String> row, Map.Entry<String, String> coordinate) {
    String key = coordinate.getKey();
    return key.equals("spectrum")
        ? row.get(key).equals(coordinate.getValue())
        : number(row, key) == Double.parseDouble(coordinate.getValue());
  }

  private static Executable comparison(
      Map<String, String> other, List<Map<String, String>> curves) {
    var at = other.entrySet().stream().filter(e -> !NUMBERS.contains(e.getKey())).toList();
    Map<String, String> row =
        curves.stream()
            .filter(r -> at.stream().allMatch(coordinate -> isOf(r, coordinate)))
            .findFirst()
            .orElseThrow();
    String quantity = other.get("quantity");
    String trials = other.get("trials");
    double error = error(quantity, row) * (trials.isEmpty() ? 1 : ofDifference(trials, row));
    double tolerance = STANDARD_ERRORS * error + number(other, "rounding");
    double expected = number(other, "expected");
    return () -> assertEquals(expected, value(quantity, row), tolerance, other.toString());
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
      case "test_loss", "test_loss_level" -> number(row, quantity + "_mean");
      case "loss_limit" -> number(row, "loss_limit_theory");
      default -> throw new IllegalArgumentException(quantity);
    };
  }

  private static double error(String quantity, Map<String, String> row) {
    double d = number(row, "d");
    return switch (quantity) {
      case "kl" -> number(row, "kl_generated_true_se") / d;
      case "collapse" -> number(row, "n") * number(row, "kl_generated_true_se") / (d * d);
      case "test_loss", "test_loss_level" -> number(row, quantity + "_se");
      case "loss_limit" -> 0;
      default -> throw new IllegalArgumentException(quantity);
    };
  }
}
