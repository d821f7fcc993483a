package io.onset.experiment.dynamics;

import static io.onset.linalg.NumericalFailure.requireNumber;

import io.onset.distance.PairSum;
import io.onset.experiment.Trials.Trial;
import io.onset.linalg.PointSet;
import io.onset.linalg.Workspace;
import java.util.HashMap;
import java.util.Map;

/**
 * One trial, drawn: moments of standard normals once, one eigendecomposition for each spectrum, and
 * what several cells have in common once. All ways of training and sampling are thus compared on
 * the same training set.
 */
final class DynamicsDraw implements Trial<DynamicsObservation> {

  private final DynamicsTrials trials;
  private final long trial;
  private final Workspace memory;
  private final Map<Object, StandardMoments> moments = new HashMap<>();
  private final Map<Object, TrainingModes> modes = new HashMap<>();
  private final Map<Object, SampledModes> sampled = new HashMap<>();
  private final Map<Object, Losses> losses = new HashMap<>();
  private final Map<Object, Overlap> overlaps = new HashMap<>();
  private final Map<Object, SetErrors> errors = new HashMap<>();

  DynamicsDraw(DynamicsTrials trials, long trial, Workspace memory) {
    this.trials = trials;
    this.trial = trial;
    this.memory = memory;
  }

  /** Names what cells share; equal for equal arguments. */
  private record Key(Object first, Object second, Object third) {}

  @Override
  public DynamicsObservation observe(int index) {
    DynamicsCell cell = trials.cell(index);
    TrainingModes training = modes(cell, DynamicsStreams.TRAINING);
    SampledModes law = sampled(cell, DynamicsStreams.TRAINING);
    Divergences divergences = divergences(cell, law);
    Losses loss = losses(cell);
    DynamicsWitness witness = trials.witness();
    witness.trained(trial, cell, training);
    witness.measured(law, loss);
    return observation(cell, law, loss, divergences);
  }

  private StandardMoments moments(DynamicsCell cell, String set) {
    return moments.computeIfAbsent(
        new Key(set, cell.bartlett(), null),
        key -> trials.streams().moments(memory, set, cell.bartlett(), trial));
  }

  private TrainingModes modes(DynamicsCell cell, String set) {
    return modes.computeIfAbsent(
        new Key(set, cell.bartlett(), cell.spectrum()),
        key -> TrainingModes.of(cell.spectrum(), moments(cell, set)));
  }

  private SampledModes sampled(DynamicsCell cell, String set) {
    TrainingModes of = modes(cell, set);
    return sampled.computeIfAbsent(
        new Key(of, cell.denoising(), null),
        key -> SampledModes.of(cell.denoising(), of.eigenvalues()));
  }

  /** Of the ideal sampler in the population's units, which keep its spectrum out of them. */
  private Divergences divergences(DynamicsCell cell, SampledModes law) {
    StandardMoments set = moments(cell, DynamicsStreams.TRAINING);
    Denoising denoising = cell.denoising();
    if (denoising.sampler() != Sampler.IDEAL || !WhitenedLaw.suits(set)) {
      return Divergences.of(modes(cell, DynamicsStreams.TRAINING), law);
    }
    double ridge = denoising.regularisation().ridge();
    return new WhitenedLaw(memory, set, cell.spectrum(), ridge).divergences();
  }

  /** The sampler has no part in them. */
  private Losses losses(DynamicsCell cell) {
    TrainingModes of = modes(cell, DynamicsStreams.TRAINING);
    Denoising denoising = cell.denoising();
    return losses.computeIfAbsent(
        new Key(of, denoising.schedule(), denoising.regularisation()),
        key -> Losses.of(of, denoising));
  }

  private double overlap(DynamicsCell cell, SampledModes law) {
    TrainingModes first = modes(cell, DynamicsStreams.TRAINING);
    TrainingModes second = modes(cell, DynamicsStreams.SECOND);
    Overlap overlap =
        overlaps.computeIfAbsent(new Key(first, second, null), key -> Overlap.of(first, second));
    return requireNumber("overlap", overlap.of(law, sampled(cell, DynamicsStreams.SECOND)));
  }

  private SetErrors.Errors errors(DynamicsCell cell, SampledModes law) {
    SetErrors sets =
        errors.computeIfAbsent(
            new Key(cell.spectrum(), cell.originalSize(), null), key -> sets(cell));
    return sets.of(memory, modes(cell, DynamicsStreams.TRAINING), law);
  }

  private SetErrors sets(DynamicsCell cell) {
    DynamicsStreams streams = trials.streams();
    Spectrum spectrum = cell.spectrum();
    PairSum pairs = new PairSum(memory.kernels());
    PointSet training =
        DynamicsStreams.scaled(
            memory, streams.points(DynamicsStreams.TRAINING, trial), cell.trainSize(), spectrum);
    PointSet original =
        DynamicsStreams.scaled(memory, streams.original(trial), cell.originalSize(), spectrum);
    return new SetErrors(
        SetErrors.KernelSet.of(pairs, training), SetErrors.KernelSet.of(pairs, original));
  }

  private DynamicsObservation observation(
      DynamicsCell cell, SampledModes law, Losses loss, Divergences divergences) {
    int level = cell.noiseLevel();
    SetErrors.Errors sets = cell.originalSize() > 0 ? errors(cell, law) : null;
    return new DynamicsObservation(
        modes(cell, DynamicsStreams.TRAINING).rank(),
        requireNumber("KL(G||rho)", divergences.generatedTrue()),
        requireNumber("KL(rho||G)", divergences.trueGenerated()),
        requireNumber("training loss", loss.meanTrain()),
        requireNumber("test loss", loss.meanTest()),
        level > 0 ? loss.train(level) : Double.NaN,
        level > 0 ? loss.test(level) : Double.NaN,
        law.trace() / cell.dimension(),
        law.least(),
        law.largest(),
        cell.overlap() ? overlap(cell, law) : Double.NaN,
        sets == null ? null : sets.delta().sign(),
        sets == null ? Double.NaN : sets.delta().log(),
        sets == null ? Double.NaN : sets.logTraining(),
        sets == null ? Double.NaN : sets.logOriginal());
  }
}
