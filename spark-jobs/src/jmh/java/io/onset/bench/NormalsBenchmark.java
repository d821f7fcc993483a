package io.onset.bench;

import io.onset.random.NormalStream;
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

/** Standard normals from a stream. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class NormalsBenchmark {

  @Param({"256", "10000"})
  private int count;

  private NormalStream stream;
  private double[] out;

  /** Takes a stream. */
  @Setup
  public void prepare() {
    stream = BenchPoints.stream(0);
    out = new double[count];
  }

  /** So many normals. */
  @Benchmark
  public double[] fill() {
    stream.fill(0, out, 0, count);
    return out;
  }
}
