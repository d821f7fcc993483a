package io.onset.engine;

/** Hears how a run goes; called on one thread at a time. */
public interface Progress {

  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(String stage, Tally total) {}

        @Override
        public void advance(Tally done) {}

        @Override
        public void end() {}
      };

  /**
   * How much.
   *
   * @param work multiply-adds
   * @param cells whole cells
   * @param trials trials of cells
   * @param failed failed ones among them
   */
  record Tally(double work, long cells, long trials, long failed) {
    /** The sum of two. */
    public Tally plus(Tally other) {
      return new Tally(
          work + other.work, cells + other.cells, trials + other.trials, failed + other.failed);
    }
  }

  /** A stage begins, with this much to do. */
  void begin(String stage, Tally total);

  /** This much more is done. */
  void advance(Tally done);

  /** The stage is over. */
  void end();

  /** Something that the user should know of now; no stage need be open. By default not heard. */
  default void warn(String warning) {}
}
