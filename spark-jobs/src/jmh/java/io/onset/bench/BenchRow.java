package io.onset.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was measured of a cell; null what was not.
 *
 * @param cell which
 * @param serial our trials on one core
 * @param numpy NumPy's, one process
 * @param spark ours on all cores
 * @param numpyAll NumPy's in as many processes as cores
 */
record BenchRow(
    BenchCell cell,
    TrialBench.Result serial,
    Measurement numpy,
    Measurement spark,
    Measurement numpyAll) {

  /**
   * The row for a file: rates are trials per second, of the best block.
   *
   * @param floorSeconds {@link TrialWork#floorSeconds} at this cell's peak
   * @param bytesSeconds {@link #bytesSeconds}, beside the floor
   * @param ofFloor floor by time of the best block
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Figures(
      int d,
      int n,
      double onsetRate,
      double onsetSpread,
      Double numpyRate,
      Double numpySpread,
      Double coreRatio,
      Double sparkRate,
      Double sparkSpread,
      Double numpyAllRate,
      Double numpyAllSpread,
      Double allRatio,
      double floorSeconds,
      double bytesSeconds,
      double ofFloor,
      double peakFlops,
      double readRate,
      long allocatedBytes) {}

  BenchRow withSpark(Measurement measured) {
    return new BenchRow(cell, serial, numpy, measured, numpyAll);
  }

  /** Ours by NumPy's, one core each; null without NumPy. */
  Double coreRatio() {
    return ratio(serial.measurement(), numpy);
  }

  /** Ours by NumPy's, all cores. */
  Double allRatio() {
    return ratio(spark, numpyAll);
  }

  double floorSeconds() {
    return TrialWork.of(cell, BenchSweeps.ORIGINAL_SIZE).floorSeconds(serial.peakFlops());
  }

  /** Time to read the original set once, shared by the trials that meet it in one pass. */
  double bytesSeconds() {
    double bytes = (double) Double.BYTES * BenchSweeps.ORIGINAL_SIZE * cell.d();
    return bytes / serial.readRate() / serial.together();
  }

  double ofFloor() {
    return floorSeconds() / serial.measurement().best();
  }

  Figures figures() {
    Measurement onset = serial.measurement();
    return new Figures(
        cell.d(),
        cell.n(),
        onset.rate(),
        onset.spread(),
        rate(numpy),
        spread(numpy),
        coreRatio(),
        rate(spark),
        spread(spark),
        rate(numpyAll),
        spread(numpyAll),
        allRatio(),
        floorSeconds(),
        bytesSeconds(),
        ofFloor(),
        serial.peakFlops(),
        serial.readRate(),
        serial.allocatedBytes());
  }

  private static Double ratio(Measurement ours, Measurement theirs) {
    return ours == null || theirs == null ? null : theirs.best() / ours.best();
  }

  private static Double rate(Measurement measured) {
    return measured == null ? null : measured.rate();
  }

  private static Double spread(Measurement measured) {
    return measured == null ? null : measured.spread();
  }
}
