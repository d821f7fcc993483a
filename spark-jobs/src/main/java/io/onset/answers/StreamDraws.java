package io.onset.answers;

import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import io.onset.stats.Resampling;

/**
 * The bootstrap draws of one curve: draw b is trial b of the purposes {@code answers/uniforms} and
 * {@code answers/normals}.
 *
 * @param streams of the sweep's seed
 * @param curve the data key, which follows from the curve's name and coordinates
 */
record StreamDraws(TrialStreams streams, long curve) implements Resampling {

  private static final Purpose UNIFORMS = new Purpose("answers/uniforms");
  private static final Purpose NORMALS = new Purpose("answers/normals");

  @Override
  public void uniforms(int draw, double[] out) {
    streams.normals(UNIFORMS, curve, draw).fillUniforms(0, out, 0, out.length);
  }

  @Override
  public void normals(int draw, double[] out) {
    streams.normals(NORMALS, curve, draw).fill(0, out, 0, out.length);
  }
}
