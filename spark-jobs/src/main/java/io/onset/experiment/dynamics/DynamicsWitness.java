package io.onset.experiment.dynamics;

/** Is told how a trial comes about, and changes nothing of it. */
interface DynamicsWitness {

  /** Nobody. */
  DynamicsWitness NONE = new DynamicsWitness() {};

  /** A cell has its training set. */
  default void trained(long trial, DynamicsCell cell, TrainingModes modes) {}

  /** A cell's model has been trained and has sampled. */
  default void measured(SampledModes sampled, Losses losses) {}
}
