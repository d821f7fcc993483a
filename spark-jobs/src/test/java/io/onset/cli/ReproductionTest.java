package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of REPRODUCTION.md, made again at its full size: half an hour of four cores, so tagged
 * {@code nightly} ({@code mvn -B verify -Dgroups=nightly -DexcludedGroups=}). Each probability is
 * held against an independent implementation's by Fisher's exact test at 6e-5, each mean within
 * four combined standard errors and the other's last printed digit.
 */
@Tag("nightly")
class ReproductionTest {

  private static final double ALPHA = 6e-5;
  private static final double STANDARD_ERRORS = 4;

  @ParameterizedTest
  @CsvSource({"16, 400", "100, 200"})
  void probabilitiesAndDistances(int dimension, int sets) throws IOException, SQLException {
    Path folder = Path.of("target/reproduction-d" + dimension);
    List<Map<String, String>> curves = curves(dimension, sets, folder);
    ReproducedMedians medians = new ReproducedMedians(folder, sets);
    for (Map<String, String> other : table("probabilities.csv", dimension)) {
      sameProbability(other, "corrected", row(curves, other, "corrected"), "p_positive_original");
      sameProbability(other, "as_printed", row(curves, other, "as-printed"), "p_positive_original");
      sameProbability(other, "matched", row(curves, other, "corrected"), "p_positive_matched");
    }
    for (Map<String, String> other : table("distances.csv", dimension)) {
      Map<String, String> row = row(curves, other, "corrected");
      sameMean(other, "hellinger2", 5e-6, row, "hellinger2");
      sameMean(other, "kl", 5e-3, row, "kl_generated_true");
      sameAffinity(other, row);
      medians.same(other);
    }
  }

  private static List<Map<String, String>> curves(int dimension, int sets, Path folder)
      throws IOException {
    String sweep = "../conf/sweeps/table-d" + dimension + ".yaml";
    String onlyRedrawn = "settings.original_sets=" + sets;
    assertEquals(0, Main.run("run", sweep, "--out", folder.toString(), "--set", onlyRedrawn));
    return rows(Files.readString(folder.resolve("curves.csv")));
  }

  private static List<Map<String, String>> table(String name, int dimension) throws IOException {
    try (InputStream in = ReproductionTest.class.getResourceAsStream("/reproduction/" + name)) {
      List<Map<String, String>> all = rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return all.stream().filter(row -> number(row, "d") == dimension).toList();
    }
  }

  /** The rows of comma-separated values with a header; lines that begin with # are comments. */
  private static List<Map<String, String>> rows(String csv) {
    List<String> lines = csv.lines().filter(line -> !line.startsWith("#")).toList();
    String[] header = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int c = 0; c < header.length; c++) {
        row.put(header[c], cells[c]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static Map<String, String> row(
      List<Map<String, String>> curves, Map<String, String> other, String covariance) {
    return curves.stream()
        .filter(row -> row.get("n").equals(other.get("n")))
        .filter(row -> row.get("generated_covariance").equals(covariance))
        .findFirst()
        .orElseThrow();
  }

  private static void sameProbability(
      Map<String, String> other, String otherColumn, Map<String, String> row, String column) {
    if (other.get(otherColumn).isEmpty()) {
      return;
    }
    int otherTrials = (int) number(other, "trials");
    int otherHits = (int) Math.round(number(other, otherColumn) * otherTrials);
    int trials = (int) number(row, "trials");
    int hits = (int) Math.round(number(row, column) * trials);
    double p = fisher(hits, trials, otherHits, otherTrials);
    assertTrue(p > ALPHA, () -> column + " " + row + " against " + other + ": p-value " + p);
  }

  /** Two-sided p-value: twice the smaller tail of the hypergeometric law. */
  private static double fisher(int hits, int trials, int otherHits, int otherTrials) {
    HypergeometricDistribution law =
        new HypergeometricDistribution(null, trials + otherTrials, hits + otherHits, trials);
    return 2 * Math.min(law.cumulativeProbability(hits), law.upperCumulativeProbability(hits));
  }

  private static void sameMean(
      Map<String, String> other,
      String otherColumn,
      double rounding,
      Map<String, String> row,
      String column) {
    if (other.get(otherColumn).isEmpty() || row.get(column + "_mean").isEmpty()) {
      return; // the mean does not exist, or its error does not (KL for n <= d + 4)
    }
    double error = number(other, otherColumn + "_se");
    double combined = Math.hypot(error, number(row, column + "_se"));
    double tolerance = STANDARD_ERRORS * combined + rounding;
    assertEquals(
        number(other, otherColumn),
        number(row, column + "_mean"),
        tolerance,
        () -> column + " " + row + " against " + other);
  }

  /** The other has no error of its own but as many trials; three digits are printed. */
  private static void sameAffinity(Map<String, String> other, Map<String, String> row) {
    double expected = number(other, "affinity");
    double error = Math.sqrt(2) * number(row, "affinity_se");
    double tolerance = STANDARD_ERRORS * error + 5e-3 * expected;
    assertEquals(expected, number(row, "affinity_mean"), tolerance, row::toString);
  }
}
