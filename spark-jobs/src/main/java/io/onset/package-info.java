/** Onset: where does a diffusion model stop memorising its training data? */
package io.onset;
