package io.onset.experiment.linear;

import static io.onset.linalg.NumericalFailure.requireNumber;

import io.onset.diffusion.GaussianLaw;
import io.onset.diffusion.LinearDenoiser;
import io.onset.diffusion.LinearDenoiser.Setting;
import io.onset.distance.GaussianDistances;
import io.onset.distance.LawAtOrigin;
import io.onset.distance.SignedLog;
import io.onset.distance.SmoothedLaw;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.linear.DrawnSet.Kind;
import io.onset.experiment.linear.LinearTerms.SetTerms;
import io.onset.linalg.PointSet;
import io.onset.random.NormalStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One trial, drawn: its sets of points, and what several cells have in common, computed once. */
final class LinearDraw implements Trial<LinearObservation> {

  private final LinearTrials trials;
  private final long trial;
  private final PointSet training;
  private final PointSet noise;
  private final PointSet matched;
  private final Map<String, LinearDenoiser> denoisers = new HashMap<>();
  private final Map<KernelWidth, Double> offTraining = new HashMap<>();
  private final Map<KernelWidth, Double> offMatched = new HashMap<>();

  LinearDraw(LinearTrials trials, long trial) {
    this.trials = trials;
    this.trial = trial;
    LinearCell any = trials.unit().cells().get(0).cell();
    int d = any.dimension();
    int n = any.trainSize();
    training = points(LinearStreams.training(trials.streams(), d, n, trial), n, d);
    noise = points(LinearStreams.noise(trials.streams(), d, n, trial), n, d);
    boolean fair = trials.asksFor(Contrast.MATCHED);
    matched = fair ? points(LinearStreams.matched(trials.streams(), d, n, trial), n, d) : null;
  }

  private PointSet points(NormalStream normals, int size, int dimension) {
    return LinearStreams.points(trials.memory(), normals, size, dimension);
  }

  @Override
  public LinearObservation observe(int index) {
    LinearCell cell = trials.unit().cells().get(index).cell();
    LinearDenoiser denoiser = denoiser(cell);
    int mark = trials.memory().mark();
    try {
      return observe(cell, denoiser);
    } finally {
      trials.memory().release(mark);
    }
  }

  private LinearObservation observe(LinearCell cell, LinearDenoiser denoiser) {
    GaussianLaw law = denoiser.law(cell.covariance());
    LawAtOrigin widened = LawAtOrigin.of(trials.memory(), law, 1);
    GaussianDistances distances = GaussianDistances.of(law, widened);
    return observation(denoiser, distances, terms(cell, law, widened, distances.logGg()));
  }

  private LinearDenoiser denoiser(LinearCell cell) {
    double ratio = cell.process().noiseRatio();
    return denoisers.computeIfAbsent(
        ratio + " " + cell.ridge(),
        key ->
            LinearDenoiser.fit(trials.memory(), training, noise, new Setting(ratio, cell.ridge())));
  }

  private LinearTerms terms(LinearCell cell, GaussianLaw law, LawAtOrigin widened, double logGg) {
    SmoothedLaw narrow = SmoothedLaw.of(trials.memory(), law, cell.trainingWidthSquared());
    double diagonal = cell.width().logDiagonal(cell.trainSize(), cell.dimension());
    boolean exact = trials.asksFor(Contrast.EXACT);
    return new LinearTerms(
        requireNumber("log gg", logGg),
        setTerms(
            narrow.logCross(training),
            off(offTraining, training, DrawnSet.ofTrial(Kind.TRAINING, cell, trial)),
            diagonal),
        original(cell, law),
        matched == null
            ? SetTerms.NONE
            : setTerms(
                narrow.logCross(matched),
                off(offMatched, matched, DrawnSet.ofTrial(Kind.MATCHED, cell, trial)),
                diagonal),
        exact ? requireNumber("log cross_rho", widened.logCross()) : Double.NaN);
  }

  private SetTerms original(LinearCell cell, GaussianLaw law) {
    if (trials.original() == null) {
      return SetTerms.NONE;
    }
    int size = cell.originalSize();
    SmoothedLaw smoothed = SmoothedLaw.of(trials.memory(), law, cell.originalWidthSquared());
    double cross = smoothed.logCross(trials.original().prefix(size));
    double diagonal = cell.width().logDiagonal(size, cell.dimension());
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
