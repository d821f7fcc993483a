package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.distance.PairSum;
import io.onset.experiment.SharedValue.Part;
import io.onset.experiment.linear.DrawnSet.Kind;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.random.TrialStreams;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Training sets whose self terms are tasks of their own. */
class LargeTrainingSetTest {

  /** The least n, a multiple of 1000, whose self term has two parts at d = 2. */
  private static final int LARGE = 29_000;

  private static final long SEED = 5;

  private static final TrialStreams STREAMS = new TrialStreams(SEED);

  private static List<Part> parts(int n, List<Object> contrasts) {
    Settings settings = new Settings(0, 1, 2, 0.02, 0, false, "caption");
    LinearExperiment experiment =
        LinearExperiment.of(
            OpenUnit.sweep(SEED, contrasts, List.of(OpenUnit.coordinates(2, n, 50, settings))));
    return experiment.shared(experiment.units().get(0).sharedKey()).parts();
  }

  @Test
  void everyTrialsTermIsCutIntoTasks() {
    assertEquals(0, parts(LARGE - 1000, List.of("exact")).size());
    List<String> keys = parts(LARGE, List.of("exact")).stream().map(Part::key).toList();
    assertEquals(8 * 2, keys.size());
    assertTrue(keys.get(0).startsWith("off d=2 n=29000 kernel_width=caption trial=0 rows=0-"));
    assertTrue(keys.get(15).endsWith("-29000"));
    assertEquals(16, keys.stream().distinct().count());
    assertEquals(8 * 4, parts(LARGE, List.of("exact", "matched")).size());
    assertEquals(8 * 2 + 1, parts(LARGE, List.of("exact", "original")).size());
  }

  @Test
  void aTrialAloneNeedsItsOwnTerms() {
    Settings settings = new Settings(0, 1, 2, 0.02, 0, false, "caption");
    List<Object> contrasts = List.of("exact", "original");
    LinearExperiment experiment =
        LinearExperiment.of(
            OpenUnit.sweep(SEED, contrasts, List.of(OpenUnit.coordinates(2, LARGE, 50, settings))));
    List<Part> parts = experiment.shared(experiment.units().get(0), 3).parts();
    List<String> keys = parts.stream().map(Part::key).toList();
    assertEquals(3, keys.size());
    assertTrue(keys.get(0).startsWith("off d=2 N=50 kernel_width=caption set=0 "), keys.get(0));
    assertTrue(keys.get(2).startsWith("off d=2 n=29000 kernel_width=caption trial=3 "));
    assertEquals(
        keys, parts(LARGE, contrasts).stream().map(Part::key).filter(keys::contains).toList());
  }

  /** The sum over tasks is the sum over all pairs, and the trial takes it from there. */
  @Test
  void theTrialTakesTheTasksSum() {
    DrawnSet set = new DrawnSet(Kind.TRAINING, 2, LARGE, 3, KernelWidth.CAPTION);
    List<SelfTerm> tasks = SelfTerm.parts(STREAMS, set);
    double total = SelfTerm.total(set, tasks.stream().map(SelfTerm::compute).toList());
    PointSet points = LinearStreams.points(LinearStreams.training(STREAMS, 2, LARGE, 3), LARGE, 2);
    double direct = new PairSum(Kernels.best()).log(points, set.widthSquared());
    assertEquals(SelfTerm.total(set, List.of(direct)), total, 1e-13 * Math.abs(total));
    double work = tasks.stream().mapToDouble(Part::work).sum();
    assertEquals(LinearCost.pairs(LARGE, 2), work, 1e-9 * work);
    assertEquals(1, tasks.get(0).work() / tasks.get(1).work(), 0.01);
  }

  @Test
  void aTrialLooksItsTermUp() {
    DrawnSet set = new DrawnSet(Kind.TRAINING, 2, LARGE, 3, KernelWidth.CAPTION);
    List<Double> ones = IntStream.range(0, 2).mapToObj(i -> 1.0).toList();
    double told = SelfTerm.total(set, ones);
    OriginalSets shared = new OriginalSets(null, Map.of(set, told));
    assertEquals(told, shared.logOff(set));
    assertNull(shared.logOff(new DrawnSet(Kind.MATCHED, 2, LARGE, 3, KernelWidth.CAPTION)));
    assertNull(shared.logOff(new DrawnSet(Kind.TRAINING, 2, LARGE, 4, KernelWidth.CAPTION)));
  }
}
