package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.linear.LinearObservation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchSweepsTest {

  /** A timed trial computes what the NumPy program does: both contrasts, and no other. */
  @Test
  void aTimedTrial() {
    var observed = (LinearObservation) CellTrials.open(new BenchCell(2, 3)).run();
    assertTrue(Double.isFinite(observed.logCrossOriginal()));
    assertTrue(Double.isFinite(observed.logAbsDeltaExact()));
    assertTrue(Double.isNaN(observed.logCrossMatched()));
    Sweep sweep = BenchSweeps.sweep(BenchSweeps.cell(new BenchCell(2, 3), 7));
    assertEquals(List.of("original", "exact"), sweep.settings().get("contrasts"));
    assertEquals(7, sweep.cells().get(0).trials());
  }

  @Test
  void theMixedSweep() {
    Sweep sweep = BenchSweeps.sweep(BenchSweeps.mixed(3, 8, 10_000));
    assertEquals(3, sweep.seed());
    Set<Long> sizes =
        sweep.cells().stream().map(c -> c.at().integer("n")).collect(Collectors.toSet());
    assertTrue(sizes.containsAll(Set.of(2L, 1000L, 3000L, 10_000L)), sizes.toString());
    Set<Long> trials = sweep.cells().stream().map(SweepCell::trials).collect(Collectors.toSet());
    assertEquals(Set.of(8L, 160L), trials);
  }
}
