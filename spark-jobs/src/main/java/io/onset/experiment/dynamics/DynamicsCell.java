package io.onset.experiment.dynamics;

import io.onset.experiment.Coordinates;
import io.onset.experiment.UserException;
import java.io.Serializable;

/**
 * A cell of the experiment {@code dynamics}.
 *
 * @param dimension d
 * @param trainSize N, the key {@code n}
 * @param spectrum the population's
 * @param denoising the model
 * @param noiseLevel the level t whose losses are observed beside their averages; 0 for none
 * @param bartlett whether moments are drawn by {@link StandardMoments#bartlett}, the same law
 * @param overlap whether a second training set is drawn
 * @param originalSize points of the original set that the law is held against; 0 for none
 */
public record DynamicsCell(
    int dimension,
    int trainSize,
    Spectrum spectrum,
    Denoising denoising,
    int noiseLevel,
    boolean bartlett,
    boolean overlap,
    int originalSize)
    implements Serializable {

  /**
   * The cell at some coordinates; too few points for {@code bartlett} are drawn themselves.
   *
   * @param known spectra and schedules that cells have in common
   * @throws UserException where the coordinates, valid one by one, do not go together
   */
  static DynamicsCell of(Coordinates at, KnownSettings known) {
    int d = (int) at.integer("d");
    int n = (int) at.integer("n");
    Regularisation regularisation =
        new Regularisation(
            at.real("ridge"), RidgeForm.of(at.text("ridge_form")), at.real("stopping_time"));
    Denoising denoising =
        new Denoising(
            known.schedule(at.text("schedule")), Sampler.of(at.text("sampler")), regularisation);
    boolean asked = at.text("draw", "samples").equals("bartlett");
    int original = optional(at, "original_size");
    requireTogether(at, denoising);
    require(at, !(asked && original > 0), "draw: bartlett has no points for original_size");
    return new DynamicsCell(
        d,
        n,
        known.spectrum(at.text("spectrum"), d),
        denoising,
        optional(at, "noise_level"),
        asked && StandardMoments.suitsBartlett(n, d),
        at.text("second_set", "none").equals("drawn"),
        original);
  }

  private static void requireTogether(Coordinates at, Denoising denoising) {
    Regularisation regularisation = denoising.regularisation();
    boolean shift = regularisation.form() == RidgeForm.DATA || regularisation.ridge() == 0;
    boolean ideal = denoising.sampler() == Sampler.IDEAL;
    require(
        at,
        !ideal || shift && regularisation.stoppingTime() == 0,
        "sampler: ideal goes with stopping_time: 0 and ridge_form: data alone");
    int levels = denoising.schedule().levels();
    require(
        at,
        optional(at, "noise_level") <= levels,
        "noise_level must be one of the schedule's " + levels + " levels");
  }

  private static void require(Coordinates at, boolean holds, String rule) {
    if (!holds) {
      throw new UserException(rule + ", got the cell " + at);
    }
  }

  private static int optional(Coordinates at, String name) {
    return at.values().containsKey(name) ? (int) at.integer(name) : 0;
  }

  /** N/d. */
  double ratio() {
    return (double) trainSize / dimension;
  }

  /** Whether a null mode may be sampled with no variance at all. */
  boolean canBeSingular() {
    return denoising.regularisation().isNone() && denoising.sampler() != Sampler.BETA1;
  }
}
