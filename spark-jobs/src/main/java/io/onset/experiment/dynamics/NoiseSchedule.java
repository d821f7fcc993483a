package io.onset.experiment.dynamics;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The levels t = 1..T of the forward process x_t = sqrt(abar_t) x_0 + sqrt(1 - abar_t) eps, abar_t
 * = prod_{s&lt;=t} (1 - beta_s).
 *
 * <p>As text: {@code linear T FROM TO}, beta_t = FROM + (TO - FROM) t/T (the paper's is {@code
 * linear 1000 0.0001 0.01}, its T not being known to us); {@code levels A1 ... AT}, the abar_t
 * themselves, falling from below 1 to above 0; {@code file PATH}, those in a file, see {@link
 * NumberFile}.
 *
 * <p>1 - abar_t is summed up as s_t = beta_t + (1 - beta_t) s_{t-1}, without a difference: s_1 is
 * beta_1 to the bit, which keeps null modes null.
 */
public final class NoiseSchedule implements Serializable {

  private static final long serialVersionUID = 1;

  /** What a text must be. */
  public static final String RULE =
      "must be linear T FROM TO (T a whole number from 1 to 100000, 0 < FROM, TO < 1), levels A1 ..."
          + " AT (1 > A1 > ... > AT > 0) or file PATH (such levels)";

  /** The largest T. */
  static final int MOST_LEVELS = 100_000;

  private final double[] betas;
  private final double[] signals;
  private final double[] noises;

  private NoiseSchedule(double[] betas) {
    this.betas = betas;
    this.signals = new double[betas.length + 1];
    this.noises = new double[betas.length + 1];
    signals[0] = 1;
    for (int t = 1; t <= betas.length; t++) {
      double beta = betas[t - 1];
      signals[t] = (1 - beta) * signals[t - 1];
      noises[t] = Math.fma(1 - beta, noises[t - 1], beta);
    }
  }

  /**
   * A level.
   *
   * @param signal abar_t
   * @param noise s_t = 1 - abar_t
   * @param beta beta_t
   * @param noiseBefore s_{t-1}; exactly 0 for t = 1
   */
  public record Level(double signal, double noise, double beta, double noiseBefore) {

    /** Delta_t = s_t/abar_t, the noise's variance in units of the data. */
    double relativeNoise() {
      return noise / signal;
    }
  }

  /**
   * The one text of a schedule.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String canonical(String text) {
    if (NumberFile.isOne(text)) {
      NumberFile file = NumberFile.read(text);
      ofSignals(file.values());
      return file.canonical();
    }
    WordAndNumbers words = WordAndNumbers.of(text);
    of(words);
    return words.canonical();
  }

  /**
   * The schedule of a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static NoiseSchedule of(String text) {
    return NumberFile.isOne(text)
        ? ofSignals(NumberFile.read(text).values())
        : of(WordAndNumbers.of(text));
  }

  private static NoiseSchedule of(WordAndNumbers words) {
    if (words.word().equals("levels")) {
      return ofSignals(words.values());
    }
    boolean known = words.is("linear", 3) && isBeta(words.number(1)) && isBeta(words.number(2));
    double levels = known ? words.number(0) : 0;
    if (!(levels >= 1 && levels <= MOST_LEVELS && levels == Math.rint(levels))) {
      throw new IllegalArgumentException("no schedule");
    }
    double from = words.number(1);
    double slope = (words.number(2) - from) / levels;
    double[] betas = new double[(int) levels];
    Arrays.setAll(betas, i -> Math.fma(slope, i + 1, from));
    return new NoiseSchedule(betas);
  }

  private static boolean isBeta(double value) {
    return value > 0 && value < 1;
  }

  /** beta_t = 1 - abar_t/abar_{t-1}. */
  private static NoiseSchedule ofSignals(double[] signals) {
    double before = 1;
    double[] betas = new double[signals.length];
    for (int i = 0; i < signals.length; i++) {
      betas[i] = (before - signals[i]) / before;
      before = signals[i];
    }
    boolean falls = Arrays.stream(betas).allMatch(NoiseSchedule::isBeta) && before > 0;
    if (betas.length == 0 || betas.length > MOST_LEVELS || !falls) {
      throw new IllegalArgumentException("the levels must fall from below 1 to above 0");
    }
    return new NoiseSchedule(betas);
  }

  /** T. */
  public int levels() {
    return betas.length;
  }

  /** Level t, from 1 to T. */
  public Level level(int t) {
    return new Level(signals[t], noises[t], betas[t - 1], noises[t - 1]);
  }
}
