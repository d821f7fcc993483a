package io.onset.kernel.vector;

import static io.onset.kernel.Logarithm.FRACTION_BITS;
import static io.onset.kernel.Logarithm.LN2_HIGH;
import static io.onset.kernel.Logarithm.LN2_LOW;
import static io.onset.kernel.Logarithm.R1;
import static io.onset.kernel.Logarithm.R2;
import static io.onset.kernel.Logarithm.R3;
import static io.onset.kernel.Logarithm.R4;
import static io.onset.kernel.Logarithm.R5;
import static io.onset.kernel.Logarithm.R6;
import static io.onset.kernel.Logarithm.R7;
import static io.onset.kernel.Logarithm.SQRT_HALF_BITS;
import static io.onset.kernel.PowerOfTwo.ROUNDER;
import static jdk.incubator.vector.VectorOperators.ASHR;

import io.onset.kernel.BoxMuller;
import io.onset.kernel.Logarithm;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The roots of {@link BoxMuller} in two parts, by the operations of {@link Logarithm}, whose
 * description has the formula. The power of two becomes a double by its place in the fraction of
 * 1.5 &#183; 2<sup>52</sup>: conversions of longs are not for every machine.
 */
final class Radii {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();
  private static final long EXPONENT = -1L << FRACTION_BITS;
  private static final long ROUNDER_BITS = Double.doubleToRawLongBits(ROUNDER);

  private Radii() {}

  /**
   * sqrt(-2 ln u), in turn a vector of high and one of low parts.
   *
   * @param u from {@code at}: {@code length} numbers, every other vector counts
   */
  static void write(double[] u, int at, int length, double[] radii) {
    for (int i = 0; i < length; i += 2 * LENGTH) {
      LongVector bits = DoubleVector.fromArray(SPECIES, u, at + i).reinterpretAsLongs();
      LongVector shifted = bits.sub(SQRT_HALF_BITS);
      LongVector power = shifted.lanewise(ASHR, FRACTION_BITS);
      DoubleVector k = power.add(ROUNDER_BITS).reinterpretAsDoubles().sub(ROUNDER);
      DoubleVector f = bits.sub(shifted.and(EXPONENT)).reinterpretAsDoubles().sub(1);
      DoubleVector half = f.mul(0.5);
      DoubleVector square = half.mul(f);
      DoubleVector squareLow = half.fma(f, square.neg());
      DoubleVector s = f.div(f.add(2));
      DoubleVector z = s.mul(s);
      DoubleVector r = DoubleVector.broadcast(SPECIES, R7);
      r = r.fma(z, DoubleVector.broadcast(SPECIES, R6));
      r = r.fma(z, DoubleVector.broadcast(SPECIES, R5));
      r = r.fma(z, DoubleVector.broadcast(SPECIES, R4));
      r = r.fma(z, DoubleVector.broadcast(SPECIES, R3));
      r = r.fma(z, DoubleVector.broadcast(SPECIES, R2));
      r = r.fma(z, DoubleVector.broadcast(SPECIES, R1));
      DoubleVector tail = s.mul(square.add(z.mul(r))).sub(squareLow);
      tail = k.fma(DoubleVector.broadcast(SPECIES, LN2_LOW), tail);
      DoubleVector whole = k.mul(LN2_HIGH);
      DoubleVector first = whole.add(f);
      DoubleVector second = first.sub(square);
      DoubleVector rest = whole.sub(first).add(f).add(first.sub(second).sub(square).add(tail));
      DoubleVector high = second.add(rest);
      DoubleVector low = second.sub(high).add(rest);
      DoubleVector radicand = high.mul(-2);
      DoubleVector root = radicand.sqrt();
      DoubleVector rootLow = root.neg().fma(root, radicand).sub(low.mul(2)).div(root.mul(2));
      root.intoArray(radii, i);
      rootLow.intoArray(radii, i + LENGTH);
    }
  }
}
