package io.onset.experiment.dynamics;

import io.onset.experiment.dynamics.NoiseSchedule.Level;
import io.onset.linalg.PointSet;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The same model by whole matrices, from the points themselves: nothing of it knows of eigenvalues.
 * The weights of a level solve the normal equations, or are followed along the gradient flow by
 * doubling e^{-tau M}; the law goes through the sampler's steps as a mean and a covariance.
 */
final class DenseDynamics {

  private final Denoising model;
  private final RealMatrix population;
  private final RealVector mean;
  private final RealMatrix covariance;
  private RealVector sampledMean;
  private RealMatrix sampled;

  DenseDynamics(Spectrum spectrum, PointSet points, Denoising model) {
    int d = spectrum.dimension();
    int n = points.count();
    this.model = model;
    this.population = MatrixUtils.createRealDiagonalMatrix(spectrum.values());
    RealMatrix data = MatrixUtils.createRealMatrix(n, d);
    this.mean = new ArrayRealVector(d);
    for (int k = 0; k < n; k++) {
      for (int f = 0; f < d; f++) {
        data.setEntry(k, f, Math.sqrt(spectrum.get(f)) * points.get(k, f));
      }
      mean.setSubVector(0, mean.add(data.getRowVector(k).mapDivide(n)));
    }
    RealMatrix sum = MatrixUtils.createRealMatrix(d, d);
    for (int k = 0; k < n; k++) {
      RealVector centred = data.getRowVector(k).subtract(mean);
      sum = sum.add(centred.outerProduct(centred));
    }
    this.covariance = sum.scalarMultiply(1.0 / n);
    sample();
  }

  private RealMatrix identity() {
    return MatrixUtils.createRealIdentityMatrix(mean.getDimension());
  }

  private static RealMatrix inverse(RealMatrix a) {
    return new LUDecomposition(a).getSolver().getInverse();
  }

  private static double logDeterminant(RealMatrix a) {
    return StrictMath.log(new LUDecomposition(a).getDeterminant());
  }

  /** G, the weights without their factor sqrt(s). */
  private RealMatrix gain(Level level) {
    Regularisation regularisation = model.regularisation();
    double penalty =
        regularisation.form() == RidgeForm.DATA
            ? regularisation.ridge() * level.signal()
            : regularisation.ridge();
    RealMatrix rates =
        covariance
            .scalarMultiply(level.signal())
            .add(identity().scalarMultiply(level.noise() + penalty));
    RealMatrix solution = inverse(rates);
    double time = regularisation.stoppingTime();
    return time == 0
        ? solution
        : solution.multiply(identity().subtract(exponential(rates.scalarMultiply(-time))));
  }

  /** By Taylor's series of a small part, squared again and again. */
  private RealMatrix exponential(RealMatrix a) {
    int halvings = 20;
    RealMatrix small = a.scalarMultiply(StrictMath.pow(0.5, halvings));
    RealMatrix term = identity();
    RealMatrix sum = identity();
    for (int k = 1; k < 12; k++) {
      term = term.multiply(small).scalarMultiply(1.0 / k);
      sum = sum.add(term);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum);
    }
    return sum;
  }

  private void sample() {
    int d = mean.getDimension();
    sampledMean = new ArrayRealVector(d);
    sampled = identity();
    for (int t = model.schedule().levels(); t >= 1; t--) {
      Level level = model.schedule().level(t);
      // eps(u) = sqrt(s) G (u - sqrt(abar) mu_0)
      RealMatrix weights = gain(level).scalarMultiply(Math.sqrt(level.noise()));
      double root = Math.sqrt(1 - level.beta());
      boolean ddim = model.sampler() == Sampler.DDIM;
      double back =
          ddim
              ? Math.sqrt(level.noise()) / root - Math.sqrt(level.noiseBefore())
              : level.beta() / Math.sqrt(level.noise()) / root;
      RealMatrix step = identity().scalarMultiply(1 / root).subtract(weights.scalarMultiply(back));
      RealVector offset = weights.operate(mean).mapMultiply(back * Math.sqrt(level.signal()));
      sampledMean = step.operate(sampledMean).add(offset);
      sampled = step.multiply(sampled).multiply(step.transpose());
      sampled = sampled.add(identity().scalarMultiply(noise(level)));
    }
  }

  private double noise(Level level) {
    return switch (model.sampler()) {
      case POST -> level.beta() * level.noiseBefore() / level.noise();
      case BETA -> level.noiseBefore() == 0 ? 0 : level.beta();
      case BETA1 -> level.beta();
      case DDIM, IDEAL -> 0;
    };
  }

  /** KL(N(mu_s, C) || N(0, Sigma)). */
  double klGeneratedTrue() {
    return kl(sampledMean, sampled, population);
  }

  /** KL(N(0, Sigma) || N(mu_s, C)). */
  double klTrueGenerated() {
    return kl(sampledMean, population, sampled);
  }

  private static double kl(RealVector shift, RealMatrix of, RealMatrix from) {
    RealMatrix inverse = inverse(from);
    double traces = inverse.multiply(of).getTrace() + shift.dotProduct(inverse.operate(shift));
    double logs = logDeterminant(of) - logDeterminant(from);
    return 0.5 * (traces - shift.getDimension() - logs);
  }

  /** The loss at level t against data of second moments {@code second} about 0, per dimension. */
  private double loss(int t, RealMatrix second, RealVector centre) {
    Level level = model.schedule().level(t);
    RealMatrix weights = gain(level).scalarMultiply(Math.sqrt(level.noise()));
    double d = mean.getDimension();
    // |eps - W x - b|^2 with x = sqrt(abar) x_0 + sqrt(s) eps, b = -sqrt(abar) W mu_0.
    RealVector gap = centre.subtract(mean);
    RealMatrix about = second.add(gap.outerProduct(gap)).scalarMultiply(level.signal());
    RealMatrix moment = about.add(identity().scalarMultiply(level.noise()));
    double linear = 2 * Math.sqrt(level.noise()) * weights.getTrace();
    return (d - linear + weights.multiply(moment).multiply(weights.transpose()).getTrace()) / d;
  }

  double trainLoss(int t) {
    return loss(t, covariance, mean);
  }

  double testLoss(int t) {
    return loss(t, population, new ArrayRealVector(mean.getDimension()));
  }

  RealMatrix sampledCovariance() {
    return sampled;
  }

  RealVector sampledMean() {
    return sampledMean;
  }
}
