/**
 * The experiment {@code dynamics}: how a linear diffusion model of many steps generalises, as its
 * training set grows, with a ridge and with early stopping [Merger 2025]. Exact, mode by mode:
 * everything that is learned commutes with the empirical covariance.
 */
package io.onset.experiment.dynamics;
