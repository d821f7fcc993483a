package io.onset.bench;

import io.onset.distance.QuadraticForm;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The triangular form at N = 10^4 points, with their log mean exp. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class QuadraticFormBenchmark {

  @Param({"16", "100", "256", "1000"})
  private int d;

  private PointSet points;
  private QuadraticForm form;

  /** Draws the points and takes a factor near the identity. */
  @Setup
  public void prepare() {
    points = BenchPoints.normal(0, BenchSweeps.ORIGINAL_SIZE, d);
    PointSet lower = PointSet.zeros(d, d);
    for (int i = 0; i < d; i++) {
      for (int k = 0; k <= i; k++) {
        int at = lower.tileAt(k / Kernels.TILE) + i * Kernels.TILE + k % Kernels.TILE;
        lower.tiles()[at] = k == i ? 1 : 0.1 / d;
      }
    }
    form = QuadraticForm.triangular(Kernels.best(), d).set(lower.tiles(), new double[d], 1);
  }

  /** All forms. */
  @Benchmark
  public double logMeanExponential() {
    return form.logMeanExponential(points);
  }
}
