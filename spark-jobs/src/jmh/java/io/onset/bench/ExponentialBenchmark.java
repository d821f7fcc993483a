package io.onset.bench;

import io.onset.kernel.Kernels;
import io.onset.kernel.PowerOfTwo;
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

/** exp of arguments from -36 to 0. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ExponentialBenchmark {

  private static final double LEAST = 36;

  @Param({"1024", "10240"})
  private int count;

  private double[] arguments;
  private final double[] sums = new double[Kernels.TILE];

  /** Spreads the arguments. */
  @Setup
  public void prepare() {
    arguments = new double[count];
    for (int i = 0; i < count; i++) {
      arguments[i] = -LEAST * i / count;
    }
  }

  /** So many exponentials and their 32 sums. */
  @Benchmark
  public double[] addPowers() {
    int least = PowerOfTwo.LEAST_POWER;
    Kernels.best().addPowers(arguments, 0, count / Kernels.TILE, 0, PowerOfTwo.LOG2_E, least, sums);
    return sums;
  }
}
