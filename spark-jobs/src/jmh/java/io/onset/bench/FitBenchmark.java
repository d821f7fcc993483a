package io.onset.bench;

import io.onset.diffusion.LinearDenoiser;
import io.onset.diffusion.LinearDenoiser.Setting;
import io.onset.kernel.Kernels;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
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

/** The least-squares fit, below, at and above n = d. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class FitBenchmark {

  private static final double NOISE_RATIO = 0.99;

  @Param({"16", "100"})
  private int d;

  @Param({"8", "50", "100", "1000"})
  private int n;

  private final Workspace memory = new Workspace(Kernels.best());
  private PointSet data;
  private PointSet noise;

  /** Draws a training set and its noise. */
  @Setup
  public void prepare() {
    data = BenchPoints.normal(0, n, d);
    noise = BenchPoints.normal(1, n, d);
  }

  /** One fit. */
  @Benchmark
  public LinearDenoiser fit() {
    memory.reset();
    return LinearDenoiser.fit(memory, data, noise, new Setting(NOISE_RATIO, 0));
  }
}
