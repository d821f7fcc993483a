package io.onset.experiment.linear;

import static io.onset.linalg.NumericalFailure.requireNumber;

import io.onset.diffusion.GaussianLaw;
import io.onset.diffusion.LinearDenoiser;
import io.onset.diffusion.LinearDenoiser.Setting;
import io.onset.distance.GaussianDistances;
import io.onset.distance.LawAtOrigin;
import io.onset.distance.SignedLog;
import io.onset.distance.SmoothedLaw;
import io.onset.experiment.linear.DrawnSet.Kind;
import io.onset.experiment.linear.LinearTerms.SetTerms;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One trial, drawn: its sets of points, and what several cells have in common, computed once. At
 * each cell it is {@linkplain #prepare prepared}, told its {@linkplain #setCross product} with the
 * original set, and observed.
 */
final class LinearDraw {

  private final LinearTrials trials;
  private final long trial;
  private final Workspace memory;
  private final TrialSets sets;
  private final Map<Fit, LinearDenoiser> denoisers = new HashMap<>();
  private final Map<KernelWidth, Double> offTraining = new HashMap<>();
  private final Map<KernelWidth, Double> offMatched = new HashMap<>();

  /** What is above belongs to the cell; points and fits are below. */
  private int mark;

  private LinearCell cell;
  private Laws laws;
  private NumericalFailure failure;
  private double cross;

  LinearDraw(LinearTrials trials, long trial, Workspace memory) {
    this.trials = trials;
    this.trial = trial;
    this.memory = memory;
    sets = TrialSets.draw(memory, trials, trial);
    mark = memory.mark();
    trials.witness().drawn(sets);
  }

  /** What a denoiser depends on. */
  private record Fit(Setting setting, boolean wholeNoise) {}

  /**
   * What a cell needs before the original set is met.
   *
   * @param denoiser the fit
   * @param law G
   * @param unit G smoothed by a unit kernel
   * @param original G smoothed by the original set's kernel; null where no contrast needs it
   * @param distances of G from the true law
   */
  record Laws(
      LinearDenoiser denoiser,
      GaussianLaw law,
      LawAtOrigin unit,
      SmoothedLaw original,
      GaussianDistances distances) {}

  /** Fits and smooths for a cell; a failure is kept for {@link #observe}. */
  void prepare(LinearCell at) {
    cell = at;
    failure = null;
    memory.release(mark);
    trials.witness().meets(at);
    try {
      LinearDenoiser denoiser = denoiser(at);
      mark = memory.mark();
      trials.witness().fitted(at, denoiser);
      laws = laws(denoiser);
      trials.witness().generated(laws);
    } catch (NumericalFailure e) {
      failure = e;
    }
  }

  private Laws laws(LinearDenoiser denoiser) {
    GaussianLaw law = denoiser.law(cell.covariance());
    LawAtOrigin unit = LawAtOrigin.of(memory, law, 1);
    GaussianDistances distances = GaussianDistances.of(law, unit);
    boolean met = trials.original() != null;
    SmoothedLaw original = met ? SmoothedLaw.of(memory, law, cell.originalWidthSquared()) : null;
    return new Laws(denoiser, law, unit, original, distances);
  }

  boolean isSound() {
    return failure == null;
  }

  /** G smoothed by the original set's kernel. */
  SmoothedLaw originalLaw() {
    return laws.original;
  }

  /** Takes log of (15) with the original set. */
  void setCross(double logCross) {
    cross = logCross;
  }

  /**
   * The observation of the cell.
   *
   * @throws NumericalFailure where it cannot be computed
   */
  LinearObservation observe() {
    if (failure != null) {
      throw failure;
    }
    LinearTerms terms = terms();
    trials.witness().held(terms, laws.distances);
    return observation(laws.denoiser, laws.distances, terms);
  }

  private LinearDenoiser denoiser(LinearCell cell) {
    Setting setting = new Setting(cell.process().noiseRatio(), cell.ridge());
    return denoisers.computeIfAbsent(
        new Fit(setting, cell.wholeNoise()),
        fit ->
            fit.wholeNoise()
                ? LinearDenoiser.fit(memory, sets.training(), sets.noise(), setting)
                : LinearDenoiser.fit(memory, sets.training(), sets.wishart(), setting));
  }

  private LinearTerms terms() {
    SmoothedLaw narrow = SmoothedLaw.of(memory, laws.law, cell.trainingWidthSquared());
    trials.witness().smoothed(narrow);
    PointSet matched = sets.matched();
    boolean exact = trials.asksFor(Contrast.EXACT);
    return new LinearTerms(
        requireNumber("log gg", laws.distances.logGg()),
        ofTrial(Kind.TRAINING, narrow, sets.training(), offTraining),
        original(),
        matched == null ? SetTerms.NONE : ofTrial(Kind.MATCHED, narrow, matched, offMatched),
        exact ? requireNumber("log cross_rho", laws.unit.logCross()) : Double.NaN);
  }

  private SetTerms ofTrial(
      Kind kind, SmoothedLaw narrow, PointSet points, Map<KernelWidth, Double> known) {
    double diagonal = cell.width().logDiagonal(cell.trainSize(), cell.dimension());
    double off = off(known, points, DrawnSet.ofTrial(kind, cell, trial));
    return setTerms(narrow.logCross(points), off, diagonal);
  }

  private SetTerms original() {
    if (trials.original() == null) {
      return SetTerms.NONE;
    }
    double diagonal = cell.width().logDiagonal(cell.originalSize(), cell.dimension());
    return setTerms(cross, trials.self().logOff(DrawnSet.original(cell, trials.set())), diagonal);
  }

  private static SetTerms setTerms(double cross, double off, double diagonal) {
    return new SetTerms(
        requireNumber("log cross", cross),
        requireNumber("log off", off),
        requireNumber("log diag", diagonal));
  }

  /** log of (17): a task's result where the set is large, computed here otherwise, once a width. */
  private double off(Map<KernelWidth, Double> known, PointSet points, DrawnSet set) {
    return known.computeIfAbsent(set.width(), width -> off(points, set));
  }

  private double off(PointSet points, DrawnSet set) {
    Double shared = trials.self().logOff(set);
    if (shared != null) {
      return shared;
    }
    double logPairs = trials.pairs().log(points, set.widthSquared());
    return SelfTerm.total(set, List.of(logPairs));
  }

  private LinearObservation observation(
      LinearDenoiser denoiser, GaussianDistances distances, LinearTerms terms) {
    boolean kernel = trials.asksFor(Contrast.ORIGINAL);
    SignedLog original = kernel ? terms.deltaOriginal() : null;
    SignedLog exact = trials.asksFor(Contrast.EXACT) ? terms.deltaExact() : null;
    SignedLog fair = trials.asksFor(Contrast.MATCHED) ? terms.deltaMatched() : null;
    return new LinearObservation(
        trials.set(),
        denoiser.rank(),
        denoiser.factoring().word(),
        sign(original),
        log(original),
        sign(exact),
        log(exact),
        sign(fair),
        log(fair),
        terms.gg(),
        terms.training().cross(),
        terms.original().cross(),
        terms.crossExact(),
        terms.matched().cross(),
        terms.training().off(),
        terms.original().off(),
        terms.matched().off(),
        terms.errorTraining().log(),
        kernel ? terms.errorOriginal().log() : Double.NaN,
        requireNumber("log(1 - H^2)", distances.logAffinity()),
        requireNumber("KL(G||rho)", distances.klGeneratedTrue()),
        requireNumber("KL(rho||G)", distances.klTrueGenerated()));
  }

  private static Integer sign(SignedLog value) {
    return value == null ? null : value.sign();
  }

  private static double log(SignedLog value) {
    return value == null ? Double.NaN : value.log();
  }
}
