package io.onset.linalg;

import java.io.Serializable;
import java.util.function.IntToDoubleFunction;

/**
 * Points of R^d, feature by feature: coordinate f of point k is {@code feature(f)[k]}, so that a
 * loop over points runs over neighbouring doubles. One array a feature: C2 of JDK 17 makes vector
 * code of a loop over several arrays at one index, but not of one over one array at several
 * offsets. Immutable by agreement: {@link #feature} is the array itself, for kernels, and nobody
 * writes to it after construction.
 */
public final class PointSet implements Serializable {

  private final double[][] features;
  private final int count;

  private PointSet(double[][] features, int count) {
    this.features = features;
    this.count = count;
  }

  /** Writes whole points, one after the other, into a buffer: {@link #draw}'s source. */
  @FunctionalInterface
  public interface Source {
    /**
     * Writes the numbers first, first + 1, ... of the source.
     *
     * @param first number of the first value
     * @param out where to write, from index 0
     * @param length how many
     */
    void fill(long first, double[] out, int length);
  }

  /**
   * Points from a source that counts point by point: coordinate f of point k is its number k d + f.
   * A smaller set is thus a prefix of a larger one.
   *
   * @param count n &gt;= 1
   * @param dimension d &gt;= 1
   */
  public static PointSet draw(Source source, int count, int dimension) {
    double[][] features = new double[dimension][count];
    int chunk = Math.max(1, Math.min(count, 4096 / dimension));
    double[] buffer = new double[chunk * dimension];
    for (int k = 0; k < count; k += chunk) {
      int points = Math.min(chunk, count - k);
      source.fill((long) k * dimension, buffer, points * dimension);
      transpose(buffer, points, features, k);
    }
    return new PointSet(features, count);
  }

  /** Points from rows, one point a row; copied. */
  public static PointSet of(double[][] rows) {
    double[][] features = new double[rows[0].length][rows.length];
    for (int k = 0; k < rows.length; k++) {
      transpose(rows[k], 1, features, k);
    }
    return new PointSet(features, rows.length);
  }

  private static void transpose(double[] rows, int points, double[][] features, int first) {
    for (int f = 0; f < features.length; f++) {
      for (int k = 0; k < points; k++) {
        features[f][first + k] = rows[k * features.length + f];
      }
    }
  }

  /** The first {@code size} points; shares this set's arrays. */
  public PointSet prefix(int size) {
    if (size < 1 || size > count) {
      throw new IllegalArgumentException("prefix must be 1 to " + count + " points, got " + size);
    }
    return size == count ? this : new PointSet(features, size);
  }

  /** Coordinate f of point k. */
  public double get(int point, int feature) {
    return features[feature][point];
  }

  /** n, the number of points. */
  public int count() {
    return count;
  }

  /** d, the number of coordinates. */
  public int dimension() {
    return features.length;
  }

  /**
   * Coordinate f of all points, at indices 0 .. n - 1 of an array that may be longer; read only.
   */
  public double[] feature(int feature) {
    return features[feature];
  }

  /** The mean of the points, d values, each summed over the points in order. */
  public double[] mean() {
    return perFeature(f -> sum(f) / count);
  }

  /** The sum of coordinate f over the points in order. */
  double sum(int feature) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += features[feature][k];
    }
    return sum;
  }

  private double[] perFeature(IntToDoubleFunction value) {
    double[] result = new double[features.length];
    for (int f = 0; f < features.length; f++) {
      result[f] = value.applyAsDouble(f);
    }
    return result;
  }
}
