package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.CurveRow;
import io.onset.store.RunFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program's reader of Parquet sees the rows and the curves as they were meant. */
class DuckDbTest {

  private static final int TRIALS = 12;

  @TempDir private Path folder;

  private List<List<Object>> query(String select, String file, String rest) throws SQLException {
    String sql = select + " from read_parquet('" + folder.resolve(file) + "') " + rest;
    List<List<Object>> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private SweepResult run(int originalSets) {
    RunFolder store = EngineContract.runFolder(folder);
    var linear = LinearSweeps.experiment(originalSets, TRIALS);
    Engine engine = new SerialEngine();
    SweepResult result =
        new SweepRun<>(linear, LinearSweeps.SEED, store, engine, Progress.SILENT).run();
    result.writeCurves(store);
    return result;
  }

  @Test
  void trials() throws SQLException {
    SweepResult result = run(5);
    String all = "trials/**/*.parquet";
    assertEquals(
        List.of(List.of(16L * TRIALS, 0L, (long) TRIALS - 1, 5L)),
        query("select count(*), min(trial), max(trial), count(distinct original_set)", all, ""));
    assertEquals(
        List.of(List.of("ok", 16L * TRIALS, 0L)),
        query("select status, count(*), count(failure)", all, "group by status"));
    String means =
        "select d, n, avg(kl_generated_true), count(kl_generated_true), count(log_off_training)";
    String cell = "where generated_covariance = 'corrected' and kernel_width = 'caption'";
    List<List<Object>> rows = query(means, all, cell + " and n = 20 group by d, n order by d, n");
    assertEquals(2, rows.size());
    for (List<Object> row : rows) {
      requireMean(row, result);
    }
  }

  private static void requireMean(List<Object> row, SweepResult result) {
    CurveRow curve =
        result.curves().stream()
            .filter(c -> c.values().get("d").equals(row.get(0)))
            .filter(c -> c.values().get("n").equals(row.get(1)))
            .findFirst()
            .orElseThrow();
    double mean = curve.number("kl_generated_true_mean");
    assertEquals(mean, (Double) row.get(2), TRIALS * Math.ulp(mean), "sums of another order");
    assertEquals((long) TRIALS, row.get(3));
    assertEquals((long) TRIALS, row.get(4));
  }

  @Test
  void notAskedForIsNull() throws SQLException {
    RunFolder store = EngineContract.runFolder(folder);
    ToyExperiment toy = ToyExperiment.of(7, ToyExperiment.Hook.NONE, ToyExperiment.shapes(50));
    new SweepRun<>(toy, 7, store, new SerialEngine(), Progress.SILENT).run();
    String counts = "select count(*), count(failure), count(scaled), count(undefined), count(sign)";
    String cell = "where d = 1 and scale = -2";
    // 50 trials; those of 3 mod 5 fail; every third has no sign: 17, of which 3 and 33, 18, 48 fail
    assertEquals(
        List.of(List.of(50L, 10L, 40L, 0L, 50L - 10 - 17 + 4)),
        query(counts, "trials/*/*.parquet", cell));
  }

  @Test
  void curves() throws SQLException {
    SweepResult result = run(1);
    List<List<Object>> rows = query("select *", "curves.parquet", "");
    assertEquals(16, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<Object> expected = new ArrayList<>();
      result.curves().get(i).values().values().forEach(v -> expected.add(defined(v)));
      assertEquals(expected, rows.get(i));
    }
    assertTrue(rows.get(0).contains(null));
  }

  private static Object defined(Object value) {
    return value instanceof Double number && number.isNaN() ? null : value;
  }
}
