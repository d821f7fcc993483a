package io.onset.experiment.linear;

import io.onset.diffusion.LinearDenoiser;
import io.onset.distance.GaussianDistances;
import io.onset.distance.SmoothedLaw;

/**
 * Is told how a trial comes about, step by step, and changes nothing of it: what it takes of a
 * trial's memory it does not give back. Those of a run have none that listens.
 */
interface LinearWitness {

  /** Nobody. */
  LinearWitness NONE = new LinearWitness() {};

  /** A trial is drawn. */
  default void drawn(TrialSets sets) {}

  /** It meets a cell. */
  default void meets(LinearCell cell) {}

  /** The denoiser is fitted. */
  default void fitted(LinearCell cell, LinearDenoiser denoiser) {}

  /** It has generated its law. */
  default void generated(LinearDraw.Laws laws) {}

  /** The law is smoothed by the training set's kernel. */
  default void smoothed(SmoothedLaw narrow) {}

  /** The law is held against the sets of points and the true law. */
  default void held(LinearTerms terms, GaussianDistances distances) {}
}
