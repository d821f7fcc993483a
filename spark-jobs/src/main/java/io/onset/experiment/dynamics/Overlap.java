package io.onset.experiment.dynamics;

/**
 * How alike two models are that were trained on disjoint training sets: Tr(C_1^(1/2) C_2^(1/2)) /
 * sqrt(Tr C_1 Tr C_2) of the covariances that they generate, the correlation of the samples that
 * they make of the same noise; 1 for equal ones. Since C_i = U_i diag(v_i) U_i^T the trace is
 * sum_jk sqrt(v_1j v_2k) (u_1j . u_2k)^2.
 */
final class Overlap {

  private final double[][] squares;

  private Overlap(double[][] squares) {
    this.squares = squares;
  }

  /** The squared cosines between the modes of two training sets, O(d^3). */
  static Overlap of(TrainingModes first, TrainingModes second) {
    int d = first.dimension();
    double[][] squares = new double[d][d];
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < d; k++) {
        double cosine = dot(first.vector(j), second.vector(k));
        squares[j][k] = cosine * cosine;
      }
    }
    return new Overlap(squares);
  }

  private static double dot(double[] u, double[] v) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum = Math.fma(u[i], v[i], sum);
    }
    return sum;
  }

  /** The overlap of what two models generate; NaN where one generates a point. */
  double of(SampledModes first, SampledModes second) {
    double trace = 0;
    for (int j = 0; j < squares.length; j++) {
      double row = 0;
      for (int k = 0; k < squares.length; k++) {
        row = Math.fma(Math.sqrt(second.variance(k)), squares[j][k], row);
      }
      trace = Math.fma(Math.sqrt(first.variance(j)), row, trace);
    }
    return trace / Math.sqrt(first.trace() * second.trace());
  }
}
