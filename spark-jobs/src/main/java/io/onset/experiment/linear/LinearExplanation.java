package io.onset.experiment.linear;

import io.onset.diffusion.ForwardProcess;
import io.onset.diffusion.GaussianLaw;
import io.onset.diffusion.LinearDenoiser;
import io.onset.diffusion.WishartNoise;
import io.onset.distance.GaussianDistances;
import io.onset.distance.LawAtOrigin;
import io.onset.distance.SmoothedLaw;
import io.onset.experiment.Quantity;
import io.onset.experiment.linear.LinearTerms.SetTerms;
import io.onset.kernel.Kernels;
import io.onset.linalg.Sample;
import io.onset.linalg.SingularValues;
import io.onset.linalg.Tiled;
import io.onset.linalg.Workspace;
import io.onset.random.NormalStream;
import io.onset.random.TrialStreams;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells what a trial computes, with the numbers of the formulas, in standard units: lengths in
 * sigma from mu, L2 terms as natural logs in units of kappa.
 */
final class LinearExplanation implements LinearWitness {

  /** Above so many rows and columns the singular values take minutes. */
  private static final int MOST_SINGULAR = 1000;

  private final LinearTrials trials;
  private final LinearTelling tell;
  private final Workspace memory = new Workspace(Kernels.best());

  LinearExplanation(LinearTrials trials, Consumer<Quantity> listener) {
    this.trials = trials;
    this.tell = new LinearTelling(listener);
  }

  @Override
  public void drawn(TrialSets sets) {
    TrialStreams streams = trials.streams();
    LinearCell cell = trials.cell(0);
    int d = cell.dimension();
    int n = cell.trainSize();
    long trial = sets.trial();
    tell.value("units", "", "lengths in sigma from mu, L2 terms in kappa, natural logs");
    tell.value("seed", "", streams.seed());
    tell.value("data key", "", "0x" + HexFormat.of().toHexDigits(LinearStreams.dataKey(d, n)));
    tell.value("trial", "", trial);
    tell.value("original set", "", (long) trials.set());
    tell.value("kernels", "", Kernels.best().name());
    stream("stream of Y", LinearStreams.training(streams, d, n, trial));
    tell.points("Y", "(1)", sets.training());
    moments(Sample.of(memory, sets.training()));
    if (sets.noise() != null) {
      stream("stream of Z", LinearStreams.noise(streams, d, n, trial));
      tell.points("Z", "(1)", sets.noise());
      tell.values("Zbar", "(4)", sets.noise().mean());
    }
    if (sets.wishart() != null) {
      lessNoise(sets.wishart(), LinearStreams.wishart(streams, d, n, trial));
    }
    if (sets.matched() != null) {
      stream("stream of matched set", LinearStreams.matched(streams, d, n, trial));
      tell.points("matched set", "(5)", sets.matched());
    }
  }

  private void moments(Sample data) {
    double values = (double) data.points().count() * data.mean().length;
    tell.values("Ybar", "(2)", data.mean());
    tell.value("S", "(3)", data.scatter(memory) / values);
  }

  private void lessNoise(WishartNoise noise, List<NormalStream> three) {
    stream("stream of Z's projection", three.get(0));
    tell.points("Z's projection", "(1)", noise.projection());
    stream("stream of Z's rest B, below", three.get(1));
    tell.points("B below its diagonal", "(1)", noise.below());
    stream("stream of Z's rest B, diagonal", three.get(2));
    tell.values("B diagonal", "(1)", noise.diagonal());
  }

  private void stream(String name, NormalStream stream) {
    tell.value(name, "", stream.describe());
  }

  @Override
  public void meets(LinearCell cell) {
    ForwardProcess process = cell.process();
    tell.value("r^2 = D/(a sigma)^2", "(1)", process.noiseRatioSquared());
    tell.value("q", "(10)", process.squaredCorrelation());
    String formula = cell.width() == KernelWidth.CAPTION ? "(5)" : "(7)";
    tell.value("eps_T^2", formula, cell.trainingWidthSquared());
    tell.value("log diag_T", "(16)", cell.width().logDiagonal(cell.trainSize(), cell.dimension()));
    if (trials.original() != null) {
      tell.value("eps_O^2", formula, cell.originalWidthSquared());
      tell.value(
          "log diag_O", "(16)", cell.width().logDiagonal(cell.originalSize(), cell.dimension()));
    }
  }

  @Override
  public void fitted(LinearCell cell, LinearDenoiser denoiser) {
    double tauSquared = 1 + cell.process().noiseRatioSquared();
    tell.value("ridge n tau^2", "(2)", cell.ridge() * cell.trainSize() * tauSquared);
    matrix("x", "(2)", denoiser.design());
    tell.value("tr x^T x", "(2)", denoiser.design().sumOfSquares());
    tell.value("factor of the fit", "(2)", denoiser.factoring().word());
    tell.value("rank of theta1", "(20)", (long) denoiser.rank());
    tell.value("sigma_X^2", "(3)", denoiser.spread() * denoiser.spread());
    tell.attempt("theta1^T", "(2)", () -> gain(denoiser.transposedGain()));
  }

  private void gain(Tiled gain) {
    tell.row("theta1^T first row", "(2)", gain);
    tell.value("|theta1|, Frobenius", "(2)", Math.sqrt(gain.sumOfSquares()));
    matrix("theta1^T", "(2)", gain);
  }

  /** Size, singular values and condition. */
  private void matrix(String name, String formula, Tiled matrix) {
    tell.value(name + " size", formula, matrix.rows() + " x " + matrix.columns());
    if (Math.min(matrix.rows(), matrix.columns()) <= MOST_SINGULAR) {
      tell.attempt(
          name + " singular values",
          formula,
          () -> {
            List<Double> values = SingularValues.of(matrix);
            tell.value(name + " singular values", formula, values);
            double condition = values.get(0) / values.get(values.size() - 1);
            tell.value(name + " condition", formula, condition);
          });
    }
  }

  @Override
  public void generated(LinearDraw.Laws laws) {
    GaussianLaw law = laws.law();
    tell.values("m", "(4)", law.mean());
    tell.value("|m|^2", "(4)", law.meanSquared());
    tell.value("tr C", "(4)", law.covarianceTrace());
    if (law.rank() <= MOST_SINGULAR) {
      tell.attempt(
          "spectrum of C",
          "(4)",
          () -> {
            List<Double> roots = SingularValues.of(law.transposedFactor());
            tell.value("spectrum of C", "(4)", roots.stream().map(s -> s * s).toList());
          });
    }
    atOrigin("C + I", "(11)", laws.unit());
    if (laws.original() != null) {
      atOrigin("C + eps_O^2 I", "(15)", laws.original().atOrigin());
    }
  }

  private void atOrigin(String name, String formula, LawAtOrigin law) {
    tell.value("log det(" + name + ")", formula, law.logDeterminant());
    tell.value("m^T (" + name + ")^-1 m", formula, law.squaredDistance());
  }

  @Override
  public void smoothed(SmoothedLaw narrow) {
    atOrigin("C + eps_T^2 I", "(15)", narrow.atOrigin());
  }

  @Override
  public void held(LinearTerms terms, GaussianDistances distances) {
    boolean kernel = trials.asksFor(Contrast.ORIGINAL);
    tell.value("log gg", "(14)", terms.gg());
    set("T", terms.training());
    tell.signed("E_TG", "(18)", terms.errorTraining());
    if (kernel) {
      set("O", terms.original());
      tell.signed("E_OG", "(18)", terms.errorOriginal());
      tell.signed("Delta original", "(19)", terms.deltaOriginal());
    }
    if (trials.asksFor(Contrast.EXACT)) {
      tell.value("log cross_rho", "(27)", terms.crossExact());
      tell.signed("Delta exact", "(28)", terms.deltaExact());
    }
    if (trials.asksFor(Contrast.MATCHED)) {
      set("matched", terms.matched());
      tell.signed("Delta matched", "(19)", terms.deltaMatched());
    }
    tell.value("log(1 - H^2)", "(11)", distances.logAffinity());
    tell.value("H^2", "(11)", -StrictMath.expm1(distances.logAffinity()));
    tell.value("KL(G||rho)", "(13)", distances.klGeneratedTrue());
    tell.value("KL(rho||G)", "(12)", distances.klTrueGenerated());
  }

  private void set(String name, SetTerms terms) {
    tell.value("log cross_" + name, "(15)", terms.cross());
    tell.value("log off_" + name, "(17)", terms.off());
  }
}
