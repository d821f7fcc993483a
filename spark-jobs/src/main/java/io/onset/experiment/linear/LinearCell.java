package io.onset.experiment.linear;

import io.onset.diffusion.ForwardProcess;
import io.onset.diffusion.GeneratedCovariance;
import io.onset.diffusion.WishartNoise;
import io.onset.experiment.Coordinates;
import java.io.Serializable;

/**
 * A cell of the experiment {@code linear}.
 *
 * @param dimension d
 * @param trainSize n
 * @param process the forward process; the mean of the data drops out of every result
 * @param ridge r of the penalty r n tau^2
 * @param covariance the generated law's
 * @param width the kernel's
 * @param originalSize N
 * @param originalSets how many original sets the trials cycle through
 * @param wholeNoise whether the forward noise is drawn as n x d numbers; otherwise its {@link
 *     WishartNoise}, which gives the same law
 */
public record LinearCell(
    int dimension,
    int trainSize,
    ForwardProcess process,
    double ridge,
    GeneratedCovariance covariance,
    KernelWidth width,
    int originalSize,
    int originalSets,
    boolean wholeNoise)
    implements Serializable {

  /** The cell at some coordinates; too few points for {@code wishart} have their noise drawn. */
  public static LinearCell of(Coordinates at) {
    boolean corrected = at.text("generated_covariance").equals("corrected");
    int d = (int) at.integer("d");
    int n = (int) at.integer("n");
    return new LinearCell(
        d,
        n,
        new ForwardProcess(
            at.real("standard_deviation"), at.real("forward_time"), at.real("noise_scale")),
        at.real("ridge"),
        corrected ? GeneratedCovariance.CORRECTED : GeneratedCovariance.AS_PRINTED,
        KernelWidth.of(at.text("kernel_width")),
        (int) at.integer("original_size"),
        (int) at.integer("original_sets"),
        at.text("forward_noise", "drawn").equals("drawn") || !WishartNoise.suits(n, d));
  }

  /** eps_T^2/sigma^2. */
  double trainingWidthSquared() {
    return width.squared(trainSize, dimension);
  }

  /** eps_O^2/sigma^2. */
  double originalWidthSquared() {
    return width.squared(originalSize, dimension);
  }
}
