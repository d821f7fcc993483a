package io.onset.experiment.dynamics;

import io.onset.kernel.PowerOfTwo;
import java.io.Serializable;

/**
 * What keeps a denoiser from its training set: a ridge on its weights, and training that stops
 * early. Gradient flow dW/dtau = -(1/2) dL/dW from W = 0, the bias following, learns the mode of
 * eigenvalue l at level t at the rate m = abar_t l + s_t + gamma_t up to the gain g = (1 - e^{-tau
 * m})/m; the weights are W = sqrt(s_t) G.
 *
 * @param ridge c &gt;= 0
 * @param form how gamma_t follows from c
 * @param stoppingTime tau; 0 for training to the end
 */
public record Regularisation(double ridge, RidgeForm form, double stoppingTime)
    implements Serializable {

  /** None. */
  public static final Regularisation NONE = new Regularisation(0, RidgeForm.DATA, 0);

  /** gamma_t at a level of abar_t. */
  double penalty(double signal) {
    return form == RidgeForm.DATA ? ridge * signal : ridge;
  }

  /**
   * e^{-tau m}, what is not learned of a mode of rate m; exactly 0 where training ends at its end.
   */
  double unlearned(double rate) {
    return stoppingTime == 0 ? 0 : PowerOfTwo.of(-stoppingTime * rate * PowerOfTwo.LOG2_E);
  }

  /** The gain of a mode of rate m. */
  double gain(double rate) {
    return (1 - unlearned(rate)) / rate;
  }

  /** Whether there is none: the training set itself is learned. */
  boolean isNone() {
    return ridge == 0 && stoppingTime == 0;
  }
}
