package io.onset.kernel.vector;

import static io.onset.kernel.PowerOfTwo.ROUNDER;
import static io.onset.kernel.Turn.C1;
import static io.onset.kernel.Turn.C2;
import static io.onset.kernel.Turn.C3;
import static io.onset.kernel.Turn.C4;
import static io.onset.kernel.Turn.C5;
import static io.onset.kernel.Turn.C6;
import static io.onset.kernel.Turn.HALF_PI_HIGH;
import static io.onset.kernel.Turn.HALF_PI_LOW;
import static io.onset.kernel.Turn.S1;
import static io.onset.kernel.Turn.S2;
import static io.onset.kernel.Turn.S3;
import static io.onset.kernel.Turn.S4;
import static io.onset.kernel.Turn.S5;
import static io.onset.kernel.Turn.S6;

import io.onset.kernel.BoxMuller;
import io.onset.kernel.Turn;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Cosines and sines by the operations of {@link Turn}, whose description has the formula, times the
 * roots: the end of {@link BoxMuller}.
 */
final class Turns {

  private static final VectorSpecies<Double> SPECIES = Width.doubles();
  private static final int LENGTH = SPECIES.length();

  private Turns() {}

  /**
   * Replaces in turn a vector of numbers that do not count and one of v by a vector of normals of
   * the cosine and one of those of the sine.
   *
   * @param v from {@code at}: {@code length} numbers, modified
   * @param radii as {@link Radii} writes them
   */
  static void multiply(double[] v, int at, int length, double[] radii) {
    for (int i = 0; i < length; i += 2 * LENGTH) {
      DoubleVector four = DoubleVector.fromArray(SPECIES, v, at + i + LENGTH).mul(4);
      DoubleVector quarters = four.add(ROUNDER).sub(ROUNDER);
      DoubleVector t = four.sub(quarters);
      DoubleVector x = t.mul(HALF_PI_HIGH);
      DoubleVector y =
          t.fma(DoubleVector.broadcast(SPECIES, HALF_PI_HIGH), x.neg()).add(t.mul(HALF_PI_LOW));
      DoubleVector z = x.mul(x);
      DoubleVector squareLow = x.fma(x, z.neg());
      DoubleVector c = DoubleVector.broadcast(SPECIES, C6);
      c = c.fma(z, DoubleVector.broadcast(SPECIES, C5));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, C4));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, C3));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, C2));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, C1));
      DoubleVector half = z.mul(0.5);
      DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector cosineTail = x.neg().fma(y, z.mul(z).mul(c)).sub(squareLow.mul(0.5));
      DoubleVector cosineHead = one.sub(half);
      DoubleVector cosineRest = one.sub(cosineHead).sub(half).add(cosineTail);
      DoubleVector nearCosine = cosineHead.add(cosineRest);
      DoubleVector nearCosineLow = cosineHead.sub(nearCosine).add(cosineRest);
      DoubleVector cube = x.mul(z);
      DoubleVector cubeLow = x.fma(z, cube.neg()).add(x.mul(squareLow));
      DoubleVector term = cube.mul(S1);
      DoubleVector termLow =
          cube.fma(DoubleVector.broadcast(SPECIES, S1), term.neg()).add(cubeLow.mul(S1));
      DoubleVector s = DoubleVector.broadcast(SPECIES, S6);
      s = s.fma(z, DoubleVector.broadcast(SPECIES, S5));
      s = s.fma(z, DoubleVector.broadcast(SPECIES, S4));
      s = s.fma(z, DoubleVector.broadcast(SPECIES, S3));
      s = s.fma(z, DoubleVector.broadcast(SPECIES, S2));
      DoubleVector sineTail = cube.mul(z).fma(s, half.neg().fma(y, y)).add(termLow);
      DoubleVector sineHead = x.add(term);
      DoubleVector sineRest = x.sub(sineHead).add(term).add(sineTail);
      DoubleVector nearSine = sineHead.add(sineRest);
      DoubleVector nearSineLow = sineHead.sub(nearSine).add(sineRest);
      DoubleVector centred = quarters.sub(2);
      DoubleVector size = centred.abs();
      DoubleVector a = size.sub(1);
      DoubleVector b = centred.mul(size.sub(2));
      DoubleVector cosine = a.mul(nearCosine).sub(b.mul(nearSine));
      DoubleVector sine = b.mul(nearCosine).add(a.mul(nearSine));
      DoubleVector cosineLow = a.mul(nearCosineLow).sub(b.mul(nearSineLow));
      DoubleVector sineLow = b.mul(nearCosineLow).add(a.mul(nearSineLow));
      DoubleVector root = DoubleVector.fromArray(SPECIES, radii, i);
      DoubleVector rootLow = DoubleVector.fromArray(SPECIES, radii, i + LENGTH);
      DoubleVector low = root.mul(cosineLow).add(rootLow.mul(cosine));
      root.fma(cosine, low).intoArray(v, at + i);
      low = root.mul(sineLow).add(rootLow.mul(sine));
      root.fma(sine, low).intoArray(v, at + i + LENGTH);
    }
  }
}
