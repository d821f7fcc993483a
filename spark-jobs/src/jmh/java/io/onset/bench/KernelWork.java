package io.onset.bench;

import java.util.function.ToIntFunction;

/** What one call of a benchmarked kernel cannot do without, from its parameters. */
enum KernelWork {
  /** n^2 d flops, n (n - 1)/2 exponentials. */
  PairSumBenchmark {
    @Override
    TrialWork of(ToIntFunction<String> parameter) {
      double n = parameter.applyAsInt("n");
      return new TrialWork(n * n * parameter.applyAsInt("d"), n * (n - 1) / 2, 0);
    }
  },
  /** N d^2 flops, a triangle, and N exponentials. */
  QuadraticFormBenchmark {
    @Override
    TrialWork of(ToIntFunction<String> parameter) {
      double d = parameter.applyAsInt("d");
      return new TrialWork(BenchSweeps.ORIGINAL_SIZE * d * d, BenchSweeps.ORIGINAL_SIZE, 0);
    }
  },
  /** Exponentials alone. */
  ExponentialBenchmark {
    @Override
    TrialWork of(ToIntFunction<String> parameter) {
      return new TrialWork(0, parameter.applyAsInt("count"), 0);
    }
  },
  /** Normals alone. */
  NormalsBenchmark {
    @Override
    TrialWork of(ToIntFunction<String> parameter) {
      return new TrialWork(0, 0, parameter.applyAsInt("count"));
    }
  },
  /** The lines of {@link TrialWork} on the Gram matrix and x^T y, or on W and S. */
  FitBenchmark {
    @Override
    TrialWork of(ToIntFunction<String> parameter) {
      double d = parameter.applyAsInt("d");
      double n = parameter.applyAsInt("n");
      return new TrialWork(TrialWork.fit(d, n, 2 * (n - 1) < d), 0, 0);
    }
  },
  /** {@link TrialWork}. */
  WholeTrialBenchmark {
    @Override
    TrialWork of(ToIntFunction<String> parameter) {
      BenchCell cell = new BenchCell(parameter.applyAsInt("d"), parameter.applyAsInt("n"));
      return TrialWork.of(cell, BenchSweeps.ORIGINAL_SIZE);
    }
  };

  abstract TrialWork of(ToIntFunction<String> parameter);
}
