package io.onset.kernel.vector;

import static io.onset.kernel.Philox.KEY_STEP_0;
import static io.onset.kernel.Philox.KEY_STEP_1;
import static io.onset.kernel.Philox.MULTIPLIER_0;
import static io.onset.kernel.Philox.MULTIPLIER_2;
import static io.onset.kernel.Philox.ROUNDS;
import static io.onset.kernel.Philox.WORD;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.onset.kernel.Philox;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The uniforms of four vectors of blocks: {@link Philox}, one block a lane, its words in the low
 * halves of longs. Four chains at once, since one waits for its multiplications. The upper halves
 * are cleared where a word is multiplied, and there alone, by two shifts: JDK 24 and later see from
 * them that the cheaper product of 32-bit words will do, on 17 a mask is no faster. In the first
 * two rounds half of the words are the same for all blocks.
 */
final class Fractions {

  private static final VectorSpecies<Double> DOUBLES = Width.doubles();
  private static final VectorSpecies<Long> SPECIES =
      VectorSpecies.of(long.class, DOUBLES.vectorShape());
  private static final int LENGTH = SPECIES.length();

  /** How many blocks {@link #write} does. */
  static final int BLOCKS = 4 * LENGTH;

  private static final int SIZE = Integer.SIZE;

  /** Of 64 bits the upper 52 are used: they fill the fraction of a double. */
  private static final int DROPPED = 12;

  private static final long ONE_BITS = 0x3ff0000000000000L;

  /** 1 + m 2^-52 less this is (m + 1/2) 2^-52. */
  private static final double EXCESS = 1 - 0x1p-53;

  private static final long[] INDEX = {0, 1, 2, 3, 4, 5, 6, 7};

  private Fractions() {}

  /** Writes in turn a vector of u and one of v, from blocks first, first + 1 ... */
  static void write(Philox philox, long first, double[] out, int at) {
    long key0 = philox.key() & WORD;
    long key1 = philox.key() >>> SIZE;
    long first2 = (philox.data() & WORD) * MULTIPLIER_2;
    long second0 = first2 >>> SIZE ^ philox.trial() & WORD ^ key0;
    long second2 = philox.data() >>> SIZE ^ key1;
    long third0 = first2 & WORD ^ key0 + KEY_STEP_0 & WORD;
    long third2 = second0 * MULTIPLIER_0 >>> SIZE ^ key1 + KEY_STEP_1 & WORD;
    long third3 = second0 * MULTIPLIER_0 & WORD;
    LongVector m0 = LongVector.broadcast(SPECIES, MULTIPLIER_0 << SIZE).lanewise(LSHR, SIZE);
    LongVector m2 = LongVector.broadcast(SPECIES, MULTIPLIER_2 << SIZE).lanewise(LSHR, SIZE);
    LongVector word = LongVector.broadcast(SPECIES, WORD);
    LongVector one = LongVector.broadcast(SPECIES, ONE_BITS);
    DoubleVector excess = DoubleVector.broadcast(DOUBLES, EXCESS);
    LongVector counter = LongVector.fromArray(SPECIES, INDEX, 0).add(first);
    LongVector d0 = counter.mul(m0);
    LongVector d1 = counter.add(LENGTH).mul(m0);
    LongVector d2 = counter.add(2 * LENGTH).mul(m0);
    LongVector d3 = counter.add(3 * LENGTH).mul(m0);
    LongVector b0 = d0.lanewise(LSHR, SIZE).lanewise(XOR, second2).mul(m2);
    LongVector b1 = d1.lanewise(LSHR, SIZE).lanewise(XOR, second2).mul(m2);
    LongVector b2 = d2.lanewise(LSHR, SIZE).lanewise(XOR, second2).mul(m2);
    LongVector b3 = d3.lanewise(LSHR, SIZE).lanewise(XOR, second2).mul(m2);
    LongVector a0 = b0.lanewise(LSHR, SIZE).lanewise(XOR, third0);
    LongVector a1 = b1.lanewise(LSHR, SIZE).lanewise(XOR, third0);
    LongVector a2 = b2.lanewise(LSHR, SIZE).lanewise(XOR, third0);
    LongVector a3 = b3.lanewise(LSHR, SIZE).lanewise(XOR, third0);
    LongVector c0 = d0.lanewise(XOR, third2);
    LongVector c1 = d1.lanewise(XOR, third2);
    LongVector c2 = d2.lanewise(XOR, third2);
    LongVector c3 = d3.lanewise(XOR, third2);
    d0 = LongVector.broadcast(SPECIES, third3);
    d1 = LongVector.broadcast(SPECIES, third3);
    d2 = LongVector.broadcast(SPECIES, third3);
    d3 = LongVector.broadcast(SPECIES, third3);
    for (int round = 2; round < ROUNDS; round++) {
      LongVector k0 = LongVector.broadcast(SPECIES, key0 + round * KEY_STEP_0 & WORD);
      LongVector k1 = LongVector.broadcast(SPECIES, key1 + round * KEY_STEP_1 & WORD);
      LongVector p0 = a0.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m0);
      LongVector q0 = c0.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m2);
      LongVector p1 = a1.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m0);
      LongVector q1 = c1.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m2);
      LongVector p2 = a2.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m0);
      LongVector q2 = c2.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m2);
      LongVector p3 = a3.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m0);
      LongVector q3 = c3.lanewise(LSHL, SIZE).lanewise(LSHR, SIZE).mul(m2);
      a0 = q0.lanewise(LSHR, SIZE).lanewise(XOR, b0).lanewise(XOR, k0);
      b0 = q0;
      c0 = p0.lanewise(LSHR, SIZE).lanewise(XOR, d0).lanewise(XOR, k1);
      d0 = p0;
      a1 = q1.lanewise(LSHR, SIZE).lanewise(XOR, b1).lanewise(XOR, k0);
      b1 = q1;
      c1 = p1.lanewise(LSHR, SIZE).lanewise(XOR, d1).lanewise(XOR, k1);
      d1 = p1;
      a2 = q2.lanewise(LSHR, SIZE).lanewise(XOR, b2).lanewise(XOR, k0);
      b2 = q2;
      c2 = p2.lanewise(LSHR, SIZE).lanewise(XOR, d2).lanewise(XOR, k1);
      d2 = p2;
      a3 = q3.lanewise(LSHR, SIZE).lanewise(XOR, b3).lanewise(XOR, k0);
      b3 = q3;
      c3 = p3.lanewise(LSHR, SIZE).lanewise(XOR, d3).lanewise(XOR, k1);
      d3 = p3;
    }
    a0 = b0.lanewise(LSHL, SIZE).or(a0.and(word)).lanewise(LSHR, DROPPED).or(one);
    a0.reinterpretAsDoubles().sub(excess).intoArray(out, at);
    c0 = d0.lanewise(LSHL, SIZE).or(c0.and(word)).lanewise(LSHR, DROPPED).or(one);
    c0.reinterpretAsDoubles().sub(excess).intoArray(out, at + LENGTH);
    a1 = b1.lanewise(LSHL, SIZE).or(a1.and(word)).lanewise(LSHR, DROPPED).or(one);
    a1.reinterpretAsDoubles().sub(excess).intoArray(out, at + 2 * LENGTH);
    c1 = d1.lanewise(LSHL, SIZE).or(c1.and(word)).lanewise(LSHR, DROPPED).or(one);
    c1.reinterpretAsDoubles().sub(excess).intoArray(out, at + 3 * LENGTH);
    a2 = b2.lanewise(LSHL, SIZE).or(a2.and(word)).lanewise(LSHR, DROPPED).or(one);
    a2.reinterpretAsDoubles().sub(excess).intoArray(out, at + 4 * LENGTH);
    c2 = d2.lanewise(LSHL, SIZE).or(c2.and(word)).lanewise(LSHR, DROPPED).or(one);
    c2.reinterpretAsDoubles().sub(excess).intoArray(out, at + 5 * LENGTH);
    a3 = b3.lanewise(LSHL, SIZE).or(a3.and(word)).lanewise(LSHR, DROPPED).or(one);
    a3.reinterpretAsDoubles().sub(excess).intoArray(out, at + 6 * LENGTH);
    c3 = d3.lanewise(LSHL, SIZE).or(c3.and(word)).lanewise(LSHR, DROPPED).or(one);
    c3.reinterpretAsDoubles().sub(excess).intoArray(out, at + 7 * LENGTH);
  }
}
