package io.onset.experiment.linear;

import java.util.Arrays;

/** Mean and variance of a sample with their standard errors. */
record SampleMoments(double mean, double meanError, double variance, double varianceError) {

  static SampleMoments of(double[] sample) {
    double mean = Arrays.stream(sample).average().orElseThrow();
    double second = Arrays.stream(sample).map(x -> Math.pow(x - mean, 2)).average().orElseThrow();
    double fourth = Arrays.stream(sample).map(x -> Math.pow(x - mean, 4)).average().orElseThrow();
    double variance = second * sample.length / (sample.length - 1.0);
    double varianceError = Math.sqrt((fourth - second * second) / sample.length);
    return new SampleMoments(mean, Math.sqrt(variance / sample.length), variance, varianceError);
  }
}
