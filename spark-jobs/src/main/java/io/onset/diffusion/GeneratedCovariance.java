package io.onset.diffusion;

/** Which covariance the generated law gets from the gain theta1 (4). */
public enum GeneratedCovariance {
  /** sigma_X^2 theta1 theta1^T: what sampling from the denoiser gives. */
  CORRECTED,
  /** sigma_X^2 theta1^T theta1: what [Halder, eqs. 17, 18, 21] print. */
  AS_PRINTED
}
