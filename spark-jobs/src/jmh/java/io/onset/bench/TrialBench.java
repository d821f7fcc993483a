package io.onset.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Our trials on one core, timed in a process of their own: warm-up, then blocks. Prints one line of
 * JSON, with the peak of this process and the rate at which it reads doubles. These come last: what
 * their loops leave in the profiles of the vector library's methods, which all kernels share, made
 * C2 keep the vectors of the random numbers on the heap in one process of three.
 */
public final class TrialBench {

  /** Blocks of a measurement. */
  static final int BLOCKS = 5;

  private TrialBench() {}

  /**
   * What is printed.
   *
   * @param d dimension
   * @param n training-set size
   * @param trials how many were timed
   * @param blockSeconds seconds per trial
   * @param peakFlops flops per second
   * @param vectors their width
   * @param allocatedBytes what a trial allocates
   * @param readRate bytes per second, of a set as large as the original one
   * @param together trials that share a pass over it
   */
  record Result(
      int d,
      int n,
      long trials,
      List<Double> blockSeconds,
      double peakFlops,
      String vectors,
      long allocatedBytes,
      double readRate,
      int together) {
    Measurement measurement() {
      return new Measurement(blockSeconds);
    }

    BenchCell cell() {
      return new BenchCell(d, n);
    }
  }

  /**
   * Times a cell.
   *
   * @param arguments d:n, seconds of the warm-up, seconds of a block
   */
  public static void main(String[] arguments) {
    BenchCell cell = BenchCell.of(arguments[0]);
    double warm = Double.parseDouble(arguments[1]);
    double block = Double.parseDouble(arguments[2]);
    System.out.println(JsonLines.write(time(cell, warm, block)));
  }

  private static Result time(BenchCell cell, double warm, double block) {
    CellTrials trials = CellTrials.open(cell);
    new Block(trials, warm);
    List<Double> seconds = new ArrayList<>();
    long count = 0;
    long bytes = allocated();
    for (int i = 0; i < BLOCKS; i++) {
      Block timed = new Block(trials, block);
      seconds.add(timed.seconds);
      count += timed.count;
    }
    bytes = (allocated() - bytes) / count;
    return new Result(
        cell.d(),
        cell.n(),
        count,
        seconds,
        Math.max(FmaPeak.measure(), FmaPeak.measure()),
        FmaPeak.describe(),
        bytes,
        ReadRate.measure(BenchSweeps.ORIGINAL_SIZE * cell.d()),
        trials.together());
  }

  private static long allocated() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Trials one after the other for some time, one at the least. */
  private static final class Block {
    private final double seconds;
    private int count;
    private int sink;

    Block(CellTrials trials, double least) {
      long start = System.nanoTime();
      double passed;
      do {
        sink += trials.run().hashCode();
        count++;
        passed = (System.nanoTime() - start) * 1e-9;
      } while (passed < least);
      seconds = passed / count;
    }
  }
}
