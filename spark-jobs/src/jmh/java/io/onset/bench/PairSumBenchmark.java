package io.onset.bench;

import io.onset.distance.PairSum;
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

/** The pair sum of a training set, at the caption's width. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class PairSumBenchmark {

  @Param({"16", "100"})
  private int d;

  @Param({"1000"})
  private int n;

  private final PairSum pairs = new PairSum(Kernels.best());
  private PointSet points;
  private double epsilonSquared;

  /** Draws the points. */
  @Setup
  public void prepare() {
    points = BenchPoints.normal(0, n, d);
    epsilonSquared = StrictMath.pow(n, -2.0 / d);
  }

  /** One sum. */
  @Benchmark
  public double log() {
    return pairs.log(points, epsilonSquared);
  }
}
