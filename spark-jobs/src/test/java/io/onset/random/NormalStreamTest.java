package io.onset.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.kernel.Exact;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalStreamTest {

  private static final long DATA = 0x0123456789abcdefL;
  private static final NormalStream STREAM = stream(2025, DATA, 137);
  private static final long LAST = NormalStream.SIZE - 1;

  @Test
  void uniformsOfTheWorkedExample() {
    double[] expected = {
      0x1.246fc1f26dee6p-2, 0x1.b7aec772c23c4p-3, 0x1.61ea41afc8255p-1, 0x1.ccaebe12601f4p-3
    };
    assertArrayEquals(expected, uniforms(STREAM, 0, 4));
  }

  /** Computed with mpmath 1.2.1 at 50 digits, from the definition alone. */
  @Test
  void normalsOfTheWorkedExample() {
    String[] first = {
      "0.3483793646384241554449624",
      "1.54437041147785574020841",
      "0.1347425170061208414335623",
      "0.8487519044999252524819771",
      "-0.1726650507116794983192434",
      "1.53670780280817061735764"
    };
    String[] last = {"-0.3987976747150641664570305", "0.004841460378513103733225146"};
    assertWithinAnUlp(first, normals(STREAM, 0, 6));
    assertWithinAnUlp(last, normals(STREAM, LAST - 1, 2));
  }

  @Test
  void isItsDefinition() {
    for (long seed : new long[] {0, -1, Long.MIN_VALUE, 987_654_321}) {
      long data = seed * 0x9E3779B97F4A7C15L + 11;
      long trial = seed >>> 37;
      SlowStream slow = new SlowStream(seed, "linear/training-set", data, trial);
      for (long first : new long[] {0, 4_294_967_290L, LAST - 20}) {
        double[] uniforms = uniforms(stream(seed, data, trial), first, 21);
        double[] normals = normals(stream(seed, data, trial), first, 21);
        for (int i = 0; i < 21; i++) {
          assertEquals(0, slow.uniform(first + i).compareTo(new BigDecimal(uniforms[i])));
          assertEquals(0, Exact.ulps(new BigDecimal(normals[i]), slow.normal(first + i)), 0.6);
        }
      }
    }
  }

  @Test
  void anyPartIsThatPartOfTheWhole() {
    double[] whole = normals(STREAM, 0, 2_100);
    double[] uniforms = uniforms(STREAM, 0, 2_100);
    for (int first : new int[] {0, 1, 2, 7, 511, 512, 513}) {
      for (int count : new int[] {0, 1, 2, 3, 64, 511, 512, 513, 1_027, 1_537}) {
        assertArrayEquals(
            Arrays.copyOfRange(whole, first, first + count), normals(STREAM, first, count));
        assertArrayEquals(
            Arrays.copyOfRange(uniforms, first, first + count), uniforms(STREAM, first, count));
      }
    }
  }

  @Test
  void writesOnlyWhereAsked() {
    double[] out = new double[10];
    STREAM.fill(5, out, 3, 4);
    assertArrayEquals(normals(STREAM, 5, 4), Arrays.copyOfRange(out, 3, 7));
    assertArrayEquals(new double[3], Arrays.copyOfRange(out, 0, 3));
    assertArrayEquals(new double[3], Arrays.copyOfRange(out, 7, 10));
  }

  @Test
  void refusesNumbersBeyondTheEnd() {
    Exception refused =
        assertThrows(IndexOutOfBoundsException.class, () -> normals(STREAM, LAST, 2));
    assertEquals(
        "first must be >= 0 and first + count <= 2^33, got first 8589934591, count 2 (stream "
            + STREAM.describe()
            + ")",
        refused.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> normals(STREAM, -1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> normals(STREAM, Long.MAX_VALUE, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> STREAM.fill(0, new double[3], 2, 2));
  }

  private static NormalStream stream(long seed, long data, long trial) {
    return new TrialStreams(seed).normals(new Purpose("linear/training-set"), data, trial);
  }

  private static double[] normals(NormalStream stream, long first, int count) {
    double[] out = new double[count];
    stream.fill(first, out, 0, count);
    return out;
  }

  private static double[] uniforms(NormalStream stream, long first, int count) {
    double[] out = new double[count];
    stream.fillUniforms(first, out, 0, count);
    return out;
  }

  private static void assertWithinAnUlp(String[] exact, double[] normals) {
    for (int i = 0; i < exact.length; i++) {
      assertEquals(0, Exact.ulps(new BigDecimal(normals[i]), new BigDecimal(exact[i])), 1);
    }
  }
}
