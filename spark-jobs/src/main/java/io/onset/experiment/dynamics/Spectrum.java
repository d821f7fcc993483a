package io.onset.experiment.dynamics;

import io.onset.experiment.UserException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The eigenvalues lambda_1 &gt;= ... &gt;= lambda_d of the population's covariance Sigma, which is
 * diagonal without loss of generality: the model turns with the data. Their sum is d.
 *
 * <p>As text: {@code isotropic}; {@code power-law k}, lambda_i ~ i^-k; {@code two-level f r}, the
 * share f of them (rounded to a whole number) r times the others; {@code spiked m r}, m of them r
 * times the others; {@code file PATH}, d numbers in proportion to them, see {@link NumberFile}.
 */
public final class Spectrum implements Serializable {

  private static final long serialVersionUID = 1;

  /** What a text must be. */
  public static final String RULE =
      "must be isotropic, power-law K (K >= 0), two-level F R (0 < F < 1, R > 0), spiked M R (M a"
          + " whole number > 0, R > 0) or file PATH (numbers > 0)";

  private final String text;
  private final double[] eigenvalues;

  private Spectrum(String text, double[] weights) {
    this.text = text;
    this.eigenvalues = weights;
    Arrays.sort(weights);
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double scale = weights.length / sum;
    for (int i = 0; i < weights.length / 2; i++) {
      double least = weights[i];
      weights[i] = weights[weights.length - 1 - i];
      weights[weights.length - 1 - i] = least;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= scale;
    }
  }

  /**
   * The one text of a spectrum.
   *
   * @throws IllegalArgumentException if it is none, with what is wrong where {@link #RULE} does not
   *     tell
   */
  public static String canonical(String text) {
    if (NumberFile.isOne(text)) {
      NumberFile file = NumberFile.read(text);
      requirePositive(file.values());
      return file.canonical();
    }
    WordAndNumbers words = WordAndNumbers.of(text);
    boolean known =
        words.is("isotropic", 0)
            || words.is("power-law", 1) && words.number(0) >= 0
            || words.is("two-level", 2) && isShare(words.number(0)) && words.number(1) > 0
            || words.is("spiked", 2) && isCount(words.number(0)) && words.number(1) > 0;
    if (!known) {
      throw new IllegalArgumentException("no spectrum");
    }
    return words.canonical();
  }

  private static void requirePositive(double[] values) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(v -> v > 0)) {
      throw new IllegalArgumentException("the file must have numbers > 0");
    }
  }

  private static boolean isShare(double value) {
    return value > 0 && value < 1;
  }

  private static boolean isCount(double value) {
    return value >= 1 && value == Math.rint(value);
  }

  /**
   * A spectrum of a dimension.
   *
   * @param text as {@link #canonical} gives it
   * @param dimension d
   * @throws UserException where it does not fit the dimension
   */
  public static Spectrum of(String text, int dimension) {
    if (NumberFile.isOne(text)) {
      double[] values = NumberFile.read(text).values();
      require(values.length == dimension, text, dimension, "has " + values.length + " numbers");
      return new Spectrum(text, values);
    }
    WordAndNumbers words = WordAndNumbers.of(text);
    double[] weights = new double[dimension];
    switch (words.word()) {
      case "power-law" -> Arrays.setAll(weights, i -> StrictMath.pow(i + 1.0, -words.number(0)));
      case "two-level" ->
          fill(weights, (int) Math.rint(words.number(0) * dimension), words.number(1));
      case "spiked" -> {
        require(words.number(0) <= dimension, text, dimension, "has more spikes");
        fill(weights, (int) words.number(0), words.number(1));
      }
      default -> fill(weights, 0, 1);
    }
    return new Spectrum(text, weights);
  }

  private static void require(boolean fits, String text, int dimension, String fault) {
    if (!fits) {
      throw new UserException("spectrum \"" + text + "\" " + fault + ", must fit d=" + dimension);
    }
  }

  private static void fill(double[] weights, int count, double factor) {
    Arrays.fill(weights, 1);
    Arrays.fill(weights, 0, count, factor);
  }

  /** d. */
  public int dimension() {
    return eigenvalues.length;
  }

  /** lambda_i, i from 0, the largest first. */
  public double get(int i) {
    return eigenvalues[i];
  }

  /** All of them, the largest first; a copy. */
  public double[] values() {
    return Arrays.copyOf(eigenvalues, eigenvalues.length);
  }

  /** Tr Sigma^-1. */
  public double inverseTrace() {
    double sum = 0;
    for (double value : eigenvalues) {
      sum += 1 / value;
    }
    return sum;
  }

  /** ln det Sigma. */
  public double logDeterminant() {
    double sum = 0;
    for (double value : eigenvalues) {
      sum += StrictMath.log(value);
    }
    return sum;
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
