package io.onset.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeMomentsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void smallSequencesByHand() {
    TreeMoments moments = of(1, 2, 3, 4);
    assertEquals(4, moments.count());
    assertEquals(2.5, moments.mean());
    // Squares 2 (1.5^2 + 0.5^2) = 5, variance 5/3, standard error sqrt(5/12).
    assertEquals(Math.sqrt(5.0 / 12), moments.standardError(), Math.ulp(1.0));
  }

  @Test
  void fewerThanTwoValuesHaveNoStandardError() {
    assertEquals(Double.NaN, of().mean());
    assertEquals(Double.NaN, of().standardError());
    assertEquals(7, of(7).mean());
    assertEquals(Double.NaN, of(7).standardError());
    assertEquals(0, of(7, 7).standardError());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 127, 128, 129, 192, 448, 1000, 4096, 4097, 12345})
  void equalsTheRecursiveTreeBitForBit(int n) {
    double[] values = draws(n, n);
    double[] expected = tree(values, 0, n);
    TreeMoments moments = of(values);
    assertEquals(n, moments.count());
    assertEquals(expected[1], moments.mean());
    assertEquals(
        n < 2 ? Double.NaN : Math.sqrt(expected[2] / (n - 1) / n), moments.standardError());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 16, 40, 100})
  void runsOfAnyNumberOfLeavesGiveTheSameBits(int leavesPerRun) {
    double[] values = draws(TreeMoments.LEAF * 90 + 17, 5);
    int length = leavesPerRun * TreeMoments.LEAF;
    TreeMoments whole = new TreeMoments();
    for (int from = 0; from < values.length; from += length) {
      TreeMoments run = TreeMoments.startingAt(from);
      for (int i = from; i < Math.min(from + length, values.length); i++) {
        run.add(values[i]);
      }
      whole.append(run);
    }
    assertSame(of(values), whole);
  }

  @Test
  void addingGoesOnAfterAnAppendAndTheRunIsLeftAlone() {
    double[] values = draws(300, 6);
    TreeMoments run = TreeMoments.startingAt(0);
    DoubleStream.of(values).limit(100).forEach(run::add);
    TreeMoments whole = new TreeMoments();
    whole.append(run);
    DoubleStream.of(values).skip(100).forEach(whole::add);
    assertSame(of(values), whole);
    assertEquals(100, run.count());
  }

  @Test
  void aCopyThroughSerializationGoesOnWithTheSameBits() throws Exception {
    double[] values = draws(1000, 7);
    TreeMoments first = new TreeMoments();
    DoubleStream.of(values).limit(500).forEach(first::add);
    TreeMoments copy = copy(first);
    DoubleStream.of(values).skip(500).forEach(copy::add);
    assertSame(of(values), copy);
  }

  @Test
  void agreesWithExactArithmeticOnAnIllConditionedSequence() {
    double[] values = DoubleStream.of(draws(100_000, 8)).map(u -> 1e9 + u).toArray();
    BigDecimal n = BigDecimal.valueOf(values.length);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal exact = new BigDecimal(value);
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
    }
    BigDecimal mean = sum.divide(n, MathContext.DECIMAL128);
    double deviations =
        squares.subtract(sum.multiply(sum).divide(n, new MathContext(60))).doubleValue();
    double standardError = Math.sqrt(deviations / (values.length - 1.0) / values.length);
    TreeMoments moments = of(values);
    // Bound 2^-53 |mean| / sd = 4e-7; sum of squares minus n mean^2 in doubles would have no digit.
    assertEquals(mean.doubleValue(), moments.mean(), 2 * Math.ulp(1e9));
    assertEquals(standardError, moments.standardError(), 1e-8 * standardError);
  }

  @Test
  void scalingByAPowerOfTwoScalesTheResultExactly() {
    double[] values = draws(1000, 9);
    TreeMoments plain = of(values);
    TreeMoments scaled = of(DoubleStream.of(values).map(v -> -1024 * v).toArray());
    assertEquals(-1024 * plain.mean(), scaled.mean());
    assertEquals(1024 * plain.standardError(), scaled.standardError());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 64, 100, 700, 999})
  void anInfiniteValueMakesTheMeanInfiniteAndTheErrorUndefined(int place) {
    double[] values = draws(1000, 10);
    values[place] = INFINITY;
    values[(place + 300) % 1000] = INFINITY;
    values[(place + 1) % 1000] = INFINITY;
    assertEquals(INFINITY, of(values).mean());
    assertEquals(Double.NaN, of(values).standardError());
    values[500] = -INFINITY;
    assertEquals(Double.NaN, of(values).mean());
    assertEquals(Double.NaN, of(values).standardError());
  }

  @Test
  void hugeValuesOfBothSignsDoNotOverflowTheMean() {
    double huge = Double.MAX_VALUE;
    double[] values = new double[128];
    Arrays.fill(values, 0, 64, huge);
    Arrays.fill(values, 64, 128, -huge);
    assertEquals(0, of(values).mean());
    assertEquals(INFINITY, of(values).standardError());
  }

  @Test
  void rejectsNaNAndMisplacedRuns() {
    Exception nan = assertThrows(IllegalArgumentException.class, () -> of(1, Double.NaN));
    assertTrue(nan.getMessage().contains("NaN at index 1"), nan.getMessage());
    Exception start =
        assertThrows(IllegalArgumentException.class, () -> TreeMoments.startingAt(100));
    assertTrue(start.getMessage().contains("multiple of 64 >= 0, got 100"), start.getMessage());
    assertThrows(IllegalArgumentException.class, () -> TreeMoments.startingAt(-64));
    Exception gap =
        assertThrows(
            IllegalArgumentException.class, () -> of(1).append(TreeMoments.startingAt(64)));
    assertTrue(gap.getMessage().contains("index 1"), gap.getMessage());
    assertTrue(gap.getMessage().contains("starts at 64"), gap.getMessage());
  }

  private static TreeMoments of(double... values) {
    TreeMoments moments = new TreeMoments();
    DoubleStream.of(values).forEach(moments::add);
    return moments;
  }

  private static double[] draws(int n, long seed) {
    return new SplittableRandom(seed).doubles(n).toArray();
  }

  private static void assertSame(TreeMoments expected, TreeMoments actual) {
    assertEquals(expected.count(), actual.count());
    assertEquals(expected.mean(), actual.mean());
    assertEquals(expected.standardError(), actual.standardError());
  }

  /** Count, mean, squares of values[from..to), by cutting off the largest power of two leaves. */
  private static double[] tree(double[] values, int from, int to) {
    int n = to - from;
    if (n <= 64) {
      double variance = Variance.ofRange(values, from, to).setBiased(true).getAsDouble();
      return new double[] {n, Mean.ofRange(values, from, to).getAsDouble(), variance * n};
    }
    int size = 64;
    while (2 * size < n) {
      size *= 2;
    }
    double[] a = tree(values, from, from + size);
    double[] b = tree(values, from + size, to);
    double difference = b[1] - a[1];
    double share = b[0] / n;
    return new double[] {
      n, a[1] + difference * share, a[2] + b[2] + difference * difference * a[0] * share
    };
  }

  private static TreeMoments copy(TreeMoments moments) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(moments);
    }
    byte[] written = bytes.toByteArray();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
      return (TreeMoments) in.readObject();
    }
  }
}
