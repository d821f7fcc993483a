package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that fail are rows with a reason; they sink neither the sweep nor its figures. */
class FailedTrialsTest {

  /** e^-400 leaves no bit of the data in the noised set: every fit overflows. */
  private static final String EXTREME = "settings.forward_time=400";

  @TempDir private Path folder;
  private TinySweep tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinySweep.in(folder);
  }

  @Test
  void moreFailuresThanTheLimitEndWithCodeFour() throws Exception {
    Outcome outcome = tiny.run(EXTREME);
    assertAll(
        () -> assertEquals(4, outcome.code()),
        () -> assertTrue(outcome.err().contains("12 of 12 trials failed"), outcome.err()),
        () -> assertTrue(outcome.err().contains("failure_limit 0.01"), outcome.err()),
        () -> assertTrue(outcome.out().contains("12 trials in 2 cells, 12 failed"), outcome.out()),
        () -> assertEquals("complete", tiny.manifest().get("state").textValue()),
        () -> assertEquals(12, tiny.manifest().get("failed").intValue()));
  }

  @Test
  void theLimitMayLetThemPass() {
    Outcome outcome = tiny.run(EXTREME, "failure_limit=1");
    assertEquals(0, outcome.code());
    assertFalse(outcome.err().contains("failure_limit"), outcome.err());
  }

  @Test
  void estimatesWithoutTrialsAreEmpty() throws Exception {
    tiny.runDrawing("png", EXTREME);
    for (Map<String, String> row : tiny.curves()) {
      assertEquals("6", row.get("trials"));
      assertEquals("6", row.get("failed"));
      row.forEach((name, value) -> assertTrue(!isEstimate(name) || value.isEmpty(), name + value));
    }
    assertTrue(Files.size(tiny.results().resolve("figures/errors-d2.png")) > 0);
  }

  private static boolean isEstimate(String column) {
    return column.matches("p_positive.*|.*_(median|mean|se|q10|q90)");
  }

  @Test
  void theirRowsNameReasonAndStream() throws Exception {
    tiny.run(EXTREME);
    String rows = "'" + tiny.results() + "/trials/**/*.parquet'";
    String query = "SELECT count(*), min(failure) FROM " + rows + " WHERE status = 'failed'";
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertFailures(result);
    }
  }

  private static void assertFailures(ResultSet result) throws SQLException {
    assertTrue(result.next());
    assertEquals(12, result.getLong(1));
    String failure = result.getString(2);
    assertTrue(failure.matches(".+ \\[seed=7 data=0x[0-9a-f]{16} trial=[0-5]\\]"), failure);
  }
}
