package io.onset.experiment.linear;

/**
 * The standard normals of one trial.
 *
 * @param g n x d, the training set
 * @param z n x d, its noise
 * @param original N x d
 * @param matched n x d
 */
record SlowTrial(double[][] g, double[][] z, double[][] original, double[][] matched) {

  static SlowTrial draw(long seed, int n, int d, int originalSize) {
    StandardNormals normals = new StandardNormals(seed);
    return new SlowTrial(
        normals.draw(n, d), normals.draw(n, d), normals.draw(originalSize, d), normals.draw(n, d));
  }

  SlowObservation observe(SlowLinear.Settings settings) {
    return SlowLinear.observe(settings, g, z, original, matched);
  }
}
