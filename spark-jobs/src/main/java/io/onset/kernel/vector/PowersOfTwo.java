package io.onset.kernel.vector;

import static io.onset.kernel.Kernels.TILE;
import static io.onset.kernel.PowerOfTwo.ALL_COUNT;
import static io.onset.kernel.PowerOfTwo.FRACTION_BITS;
import static io.onset.kernel.PowerOfTwo.Q0;
import static io.onset.kernel.PowerOfTwo.Q1;
import static io.onset.kernel.PowerOfTwo.Q10;
import static io.onset.kernel.PowerOfTwo.Q2;
import static io.onset.kernel.PowerOfTwo.Q3;
import static io.onset.kernel.PowerOfTwo.Q4;
import static io.onset.kernel.PowerOfTwo.Q5;
import static io.onset.kernel.PowerOfTwo.Q6;
import static io.onset.kernel.PowerOfTwo.Q7;
import static io.onset.kernel.PowerOfTwo.Q8;
import static io.onset.kernel.PowerOfTwo.Q9;
import static io.onset.kernel.PowerOfTwo.ROUNDER;

import io.onset.kernel.PowerOfTwo;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector twin of {@link PowerOfTwo}, whose description has the formula. What is too small is
 * made zero by a mask at the end: C2 makes five instructions of a maximum of doubles. Where all
 * counts, that is left out, 8 instructions of 39; C2 makes two loops of the condition.
 */
final class PowersOfTwo {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();

  private PowersOfTwo() {}

  /** sums[j] += sum_i 2^(scale (x[i][j] - origin)) for one vector of columns; rows are 32 apart. */
  static void addColumn(
      double[] x,
      int at,
      int rows,
      double origin,
      double scale,
      int leastPower,
      double[] sums,
      int sumAt) {
    DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, sumAt);
    for (int i = 0; i < rows; i++) {
      DoubleVector t = DoubleVector.fromArray(SPECIES, x, at + i * TILE);
      t = t.sub(DoubleVector.broadcast(SPECIES, origin));
      t = t.mul(DoubleVector.broadcast(SPECIES, scale));
      DoubleVector rounder = DoubleVector.broadcast(SPECIES, ROUNDER);
      DoubleVector shifted = t.add(rounder);
      DoubleVector k = shifted.sub(rounder);
      DoubleVector r = t.sub(k);
      DoubleVector square = r.mul(r);
      DoubleVector even = DoubleVector.broadcast(SPECIES, Q10);
      DoubleVector odd = DoubleVector.broadcast(SPECIES, Q9);
      even = even.fma(square, DoubleVector.broadcast(SPECIES, Q8));
      odd = odd.fma(square, DoubleVector.broadcast(SPECIES, Q7));
      even = even.fma(square, DoubleVector.broadcast(SPECIES, Q6));
      odd = odd.fma(square, DoubleVector.broadcast(SPECIES, Q5));
      even = even.fma(square, DoubleVector.broadcast(SPECIES, Q4));
      odd = odd.fma(square, DoubleVector.broadcast(SPECIES, Q3));
      even = even.fma(square, DoubleVector.broadcast(SPECIES, Q2));
      odd = odd.fma(square, DoubleVector.broadcast(SPECIES, Q1));
      even = even.fma(square, DoubleVector.broadcast(SPECIES, Q0));
      DoubleVector mantissa = odd.fma(r, even).fma(r, DoubleVector.broadcast(SPECIES, 1));
      LongVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, FRACTION_BITS);
      LongVector scaled = mantissa.reinterpretAsLongs().add(power);
      DoubleVector term = scaled.reinterpretAsDoubles();
      if (leastPower != ALL_COUNT) {
        term = term.blend(0, k.lt(leastPower));
      }
      sum = sum.add(term);
    }
    sum.intoArray(sums, sumAt);
  }
}
