package io.onset.experiment.dynamics;

import io.onset.experiment.Quantity;
import io.onset.kernel.Kernels;
import io.onset.random.TrialStreams;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Tells what a trial computes, with the numbers of the formulas in REFERENCES.md: the training
 * set's modes in ascending order of their eigenvalues, and what the model makes of each.
 *
 * @param streams the sweep's
 * @param listener who is told
 */
record DynamicsExplanation(TrialStreams streams, Consumer<Quantity> listener)
    implements DynamicsWitness {

  private void tell(String name, String formula, Object value) {
    listener.accept(new Quantity(name, formula, value));
  }

  private void list(String name, String formula, int count, IntToDoubleFunction value) {
    List<Double> values = IntStream.range(0, count).mapToDouble(value).boxed().toList();
    tell(name, formula, values);
  }

  @Override
  public void trained(long trial, DynamicsCell cell, TrainingModes modes) {
    DynamicsStreams draws = new DynamicsStreams(streams, cell.dimension(), cell.trainSize());
    long key = DynamicsStreams.dataKey(cell.dimension(), cell.trainSize());
    tell("seed", "", streams.seed());
    tell("data key", "", "0x" + HexFormat.of().toHexDigits(key));
    tell("trial", "", trial);
    tell("kernels", "", Kernels.best().name());
    if (cell.bartlett()) {
      List<String> three =
          draws.bartlett(DynamicsStreams.TRAINING, trial).stream().map(s -> s.describe()).toList();
      tell("stream of B below its diagonal", "(41)", three.get(0));
      tell("stream of B's diagonal", "(41)", three.get(1));
      tell("stream of the mean", "(41)", three.get(2));
    } else {
      tell(
          "stream of the points", "(41)", draws.points(DynamicsStreams.TRAINING, trial).describe());
    }
    int d = cell.dimension();
    list("lambda", "(41)", d, cell.spectrum()::get);
    tell("rank of Sigma_0", "(41)", (long) modes.rank());
    list("l, eigenvalues of Sigma_0", "(41)", d, modes::eigenvalue);
    list("D = u^T Sigma u", "(41)", d, modes::spread);
    list("P = u^T Sigma^-1 u", "(41)", d, modes::precision);
    list("q = u^T mu_0", "(41)", d, modes::offset);
  }

  @Override
  public void measured(SampledModes sampled, Losses losses) {
    list("v, sampled variances", "(43)", sampled.size(), sampled::variance);
    list("M, sampled means over q", "(43)", sampled.size(), sampled::mean);
    list("training loss of each level", "(44)", losses.levels(), t -> losses.train(t + 1));
    list("test loss of each level", "(44)", losses.levels(), t -> losses.test(t + 1));
    tell("training loss", "(44)", losses.meanTrain());
    tell("test loss", "(44)", losses.meanTest());
  }
}
