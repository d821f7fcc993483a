package io.onset.bench;

import java.util.function.ToIntFunction;

/** Useful flops of one call of a benchmarked kernel, from its parameters. */
enum KernelWork {
  /** n^2 d; the exponentials are not counted. */
  PairSumBenchmark {
    @Override
    double flops(ToIntFunction<String> parameter) {
      double n = parameter.applyAsInt("n");
      return n * n * parameter.applyAsInt("d");
    }
  },
  /** N d^2: a triangle, a multiply-add two flops. */
  QuadraticFormBenchmark {
    @Override
    double flops(ToIntFunction<String> parameter) {
      double d = parameter.applyAsInt("d");
      return BenchSweeps.ORIGINAL_SIZE * d * d;
    }
  },
  /**
   * 30 flops an argument: reduction 6, polynomial 22, scaling 2;
   * a rate to compare runs by, no more.
   */
  ExponentialBenchmark {
    @Override
    double flops(ToIntFunction<String> parameter) {
      return EXPONENTIAL_FLOPS * parameter.applyAsInt("count");
    }
  },
  /** Integer work for the most part: no flops are claimed. */
  NormalsBenchmark {
    @Override
    double flops(ToIntFunction<String> parameter) {
      return 0;
    }
  },
  /** The lines of {@link TrialWork} on Gram matrix, x^T y and W. */
  FitBenchmark {
    @Override
    double flops(ToIntFunction<String> parameter) {
      double d = parameter.applyAsInt("d");
      double n = parameter.applyAsInt("n");
      return n > d ? 3 * n * d * d : 2 * n * n * d + n * d * d;
    }
  },
  /** {@link TrialWork}. */
  WholeTrialBenchmark {
    @Override
    double flops(ToIntFunction<String> parameter) {
      BenchCell cell = new BenchCell(parameter.applyAsInt("d"), parameter.applyAsInt("n"));
      return TrialWork.of(cell, BenchSweeps.ORIGINAL_SIZE).flops();
    }
  };

  private static final double EXPONENTIAL_FLOPS = 30;

  abstract double flops(ToIntFunction<String> parameter);

  /** The work of a benchmark class. */
  static KernelWork of(String benchmark) {
    return valueOf(benchmark);
  }
}
