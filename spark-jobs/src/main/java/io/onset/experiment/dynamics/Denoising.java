package io.onset.experiment.dynamics;

/**
 * A model, apart from its data: how it is trained and how it samples.
 *
 * @param schedule the noise levels
 * @param sampler how samples are made
 * @param regularisation how the denoiser is trained
 */
record Denoising(NoiseSchedule schedule, Sampler sampler, Regularisation regularisation)
    implements java.io.Serializable {}
