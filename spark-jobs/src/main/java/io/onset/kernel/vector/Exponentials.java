package io.onset.kernel.vector;

import static io.onset.kernel.Exponential.BIAS;
import static io.onset.kernel.Exponential.FRACTION_BITS;
import static io.onset.kernel.Exponential.LN2_HIGH;
import static io.onset.kernel.Exponential.LN2_LOW;
import static io.onset.kernel.Exponential.LOG2_E;
import static io.onset.kernel.Exponential.Q0;
import static io.onset.kernel.Exponential.Q1;
import static io.onset.kernel.Exponential.Q2;
import static io.onset.kernel.Exponential.Q3;
import static io.onset.kernel.Exponential.Q4;
import static io.onset.kernel.Exponential.Q5;
import static io.onset.kernel.Exponential.Q6;
import static io.onset.kernel.Exponential.Q7;
import static io.onset.kernel.Exponential.Q8;
import static io.onset.kernel.Exponential.Q9;
import static io.onset.kernel.Exponential.ROUNDER;
import static io.onset.kernel.Kernels.TILE;

import io.onset.kernel.Exponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector twin of {@link Exponential}, whose description has the formula. What is too small is
 * made zero by a mask at the end: C2 makes five instructions of a maximum of doubles.
 */
final class Exponentials {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();

  private Exponentials() {}

  /** sums[j] += sum_i exp(scale x[i][j] + shift) for one vector of columns; rows are 32 apart. */
  static void addColumn(
      double[] x,
      int at,
      int rows,
      double scale,
      double shift,
      int leastPower,
      double[] sums,
      int sumAt) {
    DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, sumAt);
    for (int i = 0; i < rows; i++) {
      DoubleVector argument = DoubleVector.fromArray(SPECIES, x, at + i * TILE);
      argument =
          argument.fma(
              DoubleVector.broadcast(SPECIES, scale), DoubleVector.broadcast(SPECIES, shift));
      DoubleVector rounder = DoubleVector.broadcast(SPECIES, ROUNDER);
      DoubleVector shifted = argument.fma(DoubleVector.broadcast(SPECIES, LOG2_E), rounder);
      DoubleVector k = shifted.sub(rounder);
      DoubleVector r = k.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), argument);
      r = k.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
      DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector q = DoubleVector.broadcast(SPECIES, Q9);
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q8));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q7));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q6));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q5));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q4));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q3));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q2));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q1));
      q = q.fma(r, DoubleVector.broadcast(SPECIES, Q0));
      DoubleVector leading = one.add(r);
      q = leading.add(r.mul(r).fma(q, one.sub(leading).add(r)));
      VectorMask<Double> below = k.lt(leastPower);
      LongVector power = shifted.reinterpretAsLongs().add(BIAS);
      power = power.lanewise(VectorOperators.LSHL, FRACTION_BITS);
      sum = sum.add(q.mul(power.reinterpretAsDoubles()).blend(0, below));
    }
    sum.intoArray(sums, sumAt);
  }
}
