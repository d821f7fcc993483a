package io.onset.stats;

/** Random numbers for a bootstrap, by the number of the draw. */
public interface Resampling {

  /** Fills an array with the first uniforms of a draw, each above 0 and below 1. */
  void uniforms(int draw, double[] out);

  /** Fills an array with the first standard normals of a draw, others than the uniforms. */
  void normals(int draw, double[] out);
}
