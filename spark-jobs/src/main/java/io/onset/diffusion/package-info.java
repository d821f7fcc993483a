/** The model: a forward process, the linear denoiser fitted on it, the law that it generates. */
package io.onset.diffusion;
