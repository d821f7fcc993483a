package io.onset.experiment.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Allocation;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Quantity;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.Transitions;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.Unit;
import io.onset.experiment.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicsExperimentTest {

  private static final Map<String, Object> PLAIN = plain();

  private static Map<String, Object> plain() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", 6L);
    values.put("n", 9L);
    values.put("ridge", 0.0);
    values.put("stopping_time", 0.0);
    values.put("spectrum", "isotropic");
    values.put("schedule", "linear 10 0.05 0.3");
    values.put("sampler", "post");
    values.put("ridge_form", "data");
    return values;
  }

  /** A cell with some coordinates changed: key, value, key, value. */
  private static Map<String, Object> with(Object... changes) {
    Map<String, Object> values = new LinkedHashMap<>(PLAIN);
    for (int i = 0; i < changes.length; i += 2) {
      values.put((String) changes[i], changes[i + 1]);
    }
    return values;
  }

  @SafeVarargs
  private static DynamicsExperiment of(Map<String, Object>... cells) {
    List<SweepCell> all = new ArrayList<>();
    for (Map<String, Object> cell : cells) {
      all.add(new SweepCell(new Coordinates(cell), 5));
    }
    return DynamicsExperiment.of(
        new Sweep("test", "dynamics", 3, 5, 0.01, Allocation.EVEN, Map.of(), all));
  }

  private static DynamicsObservation observe(DynamicsExperiment experiment, long trial, int cell) {
    Unit<DynamicsCell> unit = experiment.units().get(0);
    return experiment.trials(unit, 0, "").draw(trial).observe(cell);
  }

  /** All ways of training see one draw; another d or N is another unit. */
  @Test
  void cellsOfOneSizeAreAUnit() {
    DynamicsExperiment experiment =
        of(PLAIN, with("ridge", 0.1), with("spectrum", "power-law 1"), with("n", 10L));
    assertEquals(2, experiment.units().size());
    assertEquals(3, experiment.units().get(0).cells().size());
    assertEquals("d=6 n=9", experiment.units().get(0).label());
    assertEquals(0x0000000600000009L, experiment.units().get(0).dataKey());
    assertEquals(1, experiment.units().get(0).strata());
  }

  /**
   * Oracle (iii): two spectra have the same normals, and the ideal sampler's divergences, infinite
   * up to N = d, the same bits.
   */
  @ParameterizedTest
  @CsvSource({"5, samples", "6, samples", "7, samples", "9, samples", "7, bartlett", "9, bartlett"})
  void spectraShareTheirDraws(long size, String draw) {
    Object[] ideal = {"sampler", "ideal", "n", size, "draw", draw, "spectrum", "two-level 0.5 10"};
    DynamicsExperiment experiment = of(with(Arrays.copyOf(ideal, 6)), with(ideal));
    for (long trial = 0; trial < 3; trial++) {
      DynamicsObservation one = observe(experiment, trial, 0);
      DynamicsObservation other = observe(experiment, trial, 1);
      assertEquals(one.klGeneratedTrue(), other.klGeneratedTrue());
      assertEquals(one.klTrueGenerated(), other.klTrueGenerated());
      assertEquals(size > 6, Double.isFinite(one.klGeneratedTrue()));
      assertNotEquals(one.testLoss(), other.testLoss());
    }
    assertNotEquals(observe(experiment, 0, 0).trainLoss(), observe(experiment, 1, 0).trainLoss());
  }

  /** What a trial keeps for several cells changes none of them. */
  @Test
  void aCellAloneInAnyOrderHasTheSameBits() {
    DynamicsExperiment experiment =
        of(
            with("second_set", "drawn", "noise_level", 3L),
            with("second_set", "drawn", "noise_level", 7L, "sampler", "ddim"),
            with("second_set", "drawn", "noise_level", 7L, "stopping_time", 5.0),
            with("second_set", "drawn", "noise_level", 1L, "spectrum", "power-law 2"),
            with("second_set", "drawn", "noise_level", 1L, "draw", "bartlett"));
    Unit<DynamicsCell> unit = experiment.units().get(0);
    Trial<DynamicsObservation> together = experiment.trials(unit, 0, "").draw(2);
    for (int cell = unit.cells().size() - 1; cell >= 0; cell--) {
      Unit<DynamicsCell> part = unit.part(List.of(cell));
      DynamicsObservation alone = experiment.trials(part, 0, "").draw(2).observe(0);
      assertEquals(alone, together.observe(cell));
    }
  }

  @Test
  void whatIsNotAskedForIsNotThere() {
    DynamicsObservation plain = observe(of(PLAIN), 0, 0);
    assertTrue(Double.isNaN(plain.overlap()));
    assertTrue(Double.isNaN(plain.testLossLevel()));
    assertTrue(Double.isNaN(plain.logETg()));
    assertNull(plain.deltaSign());
    assertEquals(Transitions.NONE, of(PLAIN).transitions());
    DynamicsExperiment asked =
        of(with("second_set", "drawn", "noise_level", 2L, "original_size", 40L));
    DynamicsObservation all = observe(asked, 0, 0);
    assertTrue(all.overlap() > 0 && all.overlap() < 1);
    assertTrue(all.testLossLevel() > 0);
    assertTrue(asked.tableColumns().contains("test_loss_level_mean"));
    assertFalse(of(PLAIN).tableColumns().contains("test_loss_level_mean"));
    assertEquals(1, Math.abs(all.deltaSign()));
    assertEquals(plain.klGeneratedTrue(), all.klGeneratedTrue());
    assertEquals(Map.of("original", "p_positive"), asked.transitions().proportions());
  }

  /** N - 1 &lt; d: the points themselves; above, other numbers. */
  @Test
  void bartlettIsForEnoughPoints() {
    for (long size : new long[] {4, 6, 7, 9}) {
      DynamicsExperiment experiment =
          of(with("n", size, "ridge", 0.1), with("n", size, "ridge", 0.1, "draw", "bartlett"));
      DynamicsObservation points = observe(experiment, 0, 0);
      assertEquals(size <= 6, points.equals(observe(experiment, 0, 1)), "N = " + size);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sampler=ideal stopping_time=2 | sampler: ideal goes with stopping_time: 0 and ridge_form: data alone
          sampler=ideal ridge=1 ridge_form=flat | sampler: ideal goes with stopping_time: 0 and ridge_form: data alone
          noise_level=11 | noise_level must be one of the schedule's 10 levels
          draw=bartlett original_size=9 | draw: bartlett has no points for original_size
          """)
  void whatDoesNotGoTogether(String changes, String rule) {
    List<Object> pairs = new ArrayList<>();
    for (String change : changes.split(" ")) {
      String[] pair = change.split("=");
      pairs.add(pair[0]);
      boolean whole = pair[0].equals("noise_level") || pair[0].equals("original_size");
      boolean real = pair[0].equals("stopping_time") || pair[0].equals("ridge");
      Object number = real ? (Object) Double.valueOf(pair[1]) : pair[1];
      pairs.add(whole ? (Object) Long.valueOf(pair[1]) : number);
    }
    Map<String, Object> cell = with(pairs.toArray());
    UserException thrown = assertThrows(UserException.class, () -> of(cell));
    assertTrue(
        thrown.getMessage().startsWith(rule + ", got the cell d=6 n=9 "), thrown.getMessage());
  }

  @Test
  void spectraThatDoNotFitAreRefused() {
    UserException thrown =
        assertThrows(UserException.class, () -> of(with("spectrum", "spiked 7 2")));
    assertTrue(thrown.getMessage().endsWith("must fit d=6"), thrown.getMessage());
  }

  /** A trial that is looked into has the bits of one that is not, and tells what it comes from. */
  @Test
  void tellsAllThatATrialComesFrom() {
    for (String draw : List.of("samples", "bartlett")) {
      DynamicsExperiment experiment = of(with("draw", draw, "n", 8L));
      Unit<DynamicsCell> unit = experiment.units().get(0);
      List<Quantity> told = new ArrayList<>();
      DynamicsObservation seen = experiment.trials(unit, 0, "", told::add).draw(1).observe(0);
      assertEquals(observe(experiment, 1, 0), seen);
      Quantity modes =
          told.stream().filter(q -> q.name().startsWith("v, ")).findFirst().orElseThrow();
      List<?> variances = (List<?>) modes.value();
      assertEquals(6, variances.size());
      assertEquals(seen.sampledLeast(), variances.get(0));
      assertTrue(told.contains(new Quantity("test loss", "(44)", seen.testLoss())));
    }
  }

  @Test
  void costsGrowWithWhatIsAskedFor() {
    double plain = cost(PLAIN);
    assertTrue(plain > 0);
    assertTrue(cost(with("n", 1000L)) > plain);
    assertTrue(cost(with("n", 1000L)) > cost(with("n", 1000L, "draw", "bartlett")));
    assertTrue(cost(with("second_set", "drawn")) > plain);
    assertTrue(cost(with("original_size", 100L)) > plain);
    assertTrue(cost(with("stopping_time", 1.0)) > plain);
    DynamicsExperiment two = of(PLAIN, with("spectrum", "power-law 1"));
    assertTrue(two.cost(two.units().get(0)).work() > plain);
    assertTrue(two.cost(two.units().get(0)).bytes() > 0);
    DynamicsExperiment ideal = of(with("sampler", "ideal"), with("spectrum", "power-law 1"));
    long more = ideal.cost(ideal.units().get(0)).bytes() - two.cost(two.units().get(0)).bytes();
    assertEquals(4 * 8 * 36, more, "four more matrices of 6 x 6");
  }

  private static double cost(Map<String, Object> cell) {
    DynamicsExperiment experiment = of(cell);
    return experiment.cost(experiment.units().get(0)).work();
  }
}
