package io.onset.experiment.linear;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.onset.distance.PairSum;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.linear.SlowLinear.Settings;
import io.onset.kernel.AnyBackend;
import io.onset.kernel.Kernels;
import io.onset.linalg.Workspace;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After the first ones a trial allocates its record and small objects, whatever its size. */
class TrialMemoryTest {

  /** Some hundred small objects. */
  private static final long FEW = 32_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"16, 10, 100", "16, 200, 3000", "120, 40, 500", "120, 110, 500", "120, 400, 3000"})
  void theSecondTrialTakesTheFirstOnesMemory(int d, int n, int originalSize) {
    OpenUnit unit = OpenUnit.of(1, d, n, originalSize, Settings.figures(false, "caption"));
    long least = Long.MAX_VALUE;
    LinearTrials trials = plain((LinearTrials) unit.trials());
    for (int t = 0; t < 20; t++) {
      Trial<LinearObservation> trial = trials.draw(t);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      LinearObservation seen = trial.observe(0);
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      least = seen.fit().equals("householder") ? least : Math.min(least, bytes);
    }
    long bytes = least;
    assertTrue(bytes < FEW, () -> bytes + " bytes");
  }

  /** By plain kernels: before they are compiled, vectors are objects too. */
  private static LinearTrials plain(LinearTrials trials) {
    Kernels kernels = AnyBackend.PLAIN.kernels();
    return new LinearTrials(
        trials.streams(),
        trials.contrasts(),
        trials.unit(),
        trials.set(),
        trials.original(),
        trials.self(),
        List.of(new Workspace(kernels)),
        new PairSum(kernels),
        trials.witness());
  }
}
