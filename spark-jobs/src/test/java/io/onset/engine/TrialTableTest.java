package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.experiment.Coordinates;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTableTest {

  private record Seen(double meanLoss) {}

  @Test
  void aCoordinateIsNoObservation() {
    RowCodec<Seen> codec = new RowCodec<>(Seen.class);
    TrialTable<Seen> table = new TrialTable<>(new Coordinates(Map.of("loss", 1.0)), codec);
    assertEquals(5, table.columns().size());
    Coordinates taken = new Coordinates(Map.of("mean_loss", 1.0));
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> new TrialTable<>(taken, codec));
    assertEquals(
        "mean_loss is a coordinate and an observation, must be one of them", thrown.getMessage());
  }
}
