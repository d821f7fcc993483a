package io.onset.stats;

import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How a linear predictor gives a probability. */
public enum Link {
  /** {@code p = 1 / (1 + e^-eta)}. */
  LOGIT {
    @Override
    public double probability(double eta) {
      return 1 / (1 + StrictMath.exp(-eta));
    }

    @Override
    public double density(double eta) {
      double tail = StrictMath.exp(-Math.abs(eta));
      return tail / ((1 + tail) * (1 + tail));
    }
  },
  /** The normal distribution function of eta. */
  PROBIT {
    @Override
    public double probability(double eta) {
      return NormalDistribution.of(0, 1).cumulativeProbability(eta);
    }

    @Override
    public double density(double eta) {
      return NormalDistribution.of(0, 1).density(eta);
    }
  };

  /** The probability; that of a failure is the probability of minus eta. */
  public abstract double probability(double eta);

  /** Its derivative. */
  public abstract double density(double eta);

  /** The word for it in column names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
