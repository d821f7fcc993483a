package io.onset.cli;

import io.onset.engine.Progress;

/**
 * Hears for another, after a check at each step.
 *
 * @param other who hears
 * @param check throws where the run may not go on
 */
record HeldProgress(Progress other, Runnable check) implements Progress {

  @Override
  public void begin(String stage, Tally total) {
    check.run();
    other.begin(stage, total);
  }

  @Override
  public void advance(Tally done) {
    check.run();
    other.advance(done);
  }

  @Override
  public void end() {
    other.end();
  }

  @Override
  public void warn(String warning) {
    other.warn(warning);
  }
}
