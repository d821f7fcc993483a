package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Medians over the trials of a results folder, held against another's: within four standard errors
 * of the difference, each median's error being the bootstrap's over our trials, and half a unit of
 * the other's last printed digit.
 */
final class ReproducedMedians {

  private static final double LN_10 = StrictMath.log(10);
  private static final double STANDARD_ERRORS = 4;
  private static final int RESAMPLES = 200;

  /** The other's column: ours, the factor to its unit, half its last digit. */
  private record Column(String sql, double rounding) {}

  private static final Map<String, Column> COLUMNS =
      Map.of(
          "kl_true_generated", new Column("kl_true_generated", 0.05),
          "gg", new Column("log_gg / " + LN_10, 0.005),
          "cross_training", new Column("log_cross_training / " + LN_10, 0.005),
          "cross_original", new Column("log_cross_original / " + LN_10, 0.005),
          "off_training", new Column("log_off_training / " + LN_10, 0.005),
          "e_tg", new Column("log_e_tg / " + LN_10, 0.005),
          "e_og", new Column("log_e_og / " + LN_10, 0.005));

  private final Path folder;
  private final int sets;

  ReproducedMedians(Path folder, int sets) {
    this.folder = folder;
    this.sets = sets;
  }

  /** Compares all medians of one cell with the other's row. */
  void same(Map<String, String> other) throws SQLException {
    for (Map.Entry<String, Column> column : COLUMNS.entrySet()) {
      double[] values = values(column.getValue().sql, other.get("d"), other.get("n"));
      double error = STANDARD_ERRORS * Math.sqrt(2) * bootstrapError(values);
      double tolerance = error + column.getValue().rounding;
      double expected = Double.parseDouble(other.get(column.getKey()));
      String name = column.getKey() + " at d = " + other.get("d") + ", n = " + other.get("n");
      assertEquals(expected, median(values), tolerance, name);
    }
  }

  private double[] values(String sql, String d, String n) throws SQLException {
    String query =
        "SELECT %s FROM '%s/trials/**/*.parquet' WHERE status = 'ok' AND d = %s AND n = %s"
                .formatted(sql, folder, d, n)
            + " AND generated_covariance = 'corrected' AND original_sets = "
            + sets;
    DoubleStream.Builder values = DoubleStream.builder();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getDouble(1));
      }
    }
    return values.build().sorted().toArray();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
  }

  private static double bootstrapError(double[] values) {
    SplittableRandom random = new SplittableRandom(values.length);
    double[] medians = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double[] sample = new double[values.length];
      Arrays.setAll(sample, i -> values[random.nextInt(values.length)]);
      Arrays.sort(sample);
      medians[r] = median(sample);
    }
    double mean = Arrays.stream(medians).average().orElseThrow();
    double squares = Arrays.stream(medians).map(m -> (m - mean) * (m - mean)).sum();
    return Math.sqrt(squares / (RESAMPLES - 1));
  }
}
