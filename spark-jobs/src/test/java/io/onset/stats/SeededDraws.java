package io.onset.stats;

import io.onset.random.Purpose;
import io.onset.random.TrialStreams;

/** Bootstrap draws of a seed. */
record SeededDraws(long seed) implements Resampling {

  private static final Purpose PURPOSE = new Purpose("test/bootstrap");

  @Override
  public void uniforms(int draw, double[] out) {
    new TrialStreams(1).normals(PURPOSE, seed, draw).fillUniforms(0, out, 0, out.length);
  }

  @Override
  public void normals(int draw, double[] out) {
    new TrialStreams(1).normals(PURPOSE, ~seed, draw).fill(0, out, 0, out.length);
  }
}
