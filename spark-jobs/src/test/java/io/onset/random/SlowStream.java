package io.onset.random;

import io.onset.kernel.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The package's definition word for word, in BigInteger and BigDecimal. */
record SlowStream(long seed, String purpose, long dataKey, long trial) {

  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

  /** The uniform of that number. */
  BigDecimal uniform(long number) {
    BigInteger[] w = block(number / 2);
    int at = (int) (number % 2) * 2;
    BigInteger bits = w[at + 1].multiply(WORD).add(w[at]).shiftRight(12);
    return new BigDecimal(bits.shiftLeft(1).add(BigInteger.ONE))
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(53)));
  }

  /** The normal of that number, to some 40 digits. */
  BigDecimal normal(long number) {
    double u = uniform(number / 2 * 2).doubleValue();
    double v = uniform(number / 2 * 2 + 1).doubleValue();
    BigDecimal radius = Exact.log(u).multiply(BigDecimal.valueOf(-2)).sqrt(Exact.DIGITS);
    return radius.multiply(number % 2 == 0 ? Exact.cosineOfTurn(v) : Exact.sineOfTurn(v));
  }

  private BigInteger[] block(long position) {
    BigInteger data = new BigInteger(Long.toUnsignedString(dataKey));
    BigInteger[] c = {
      BigInteger.valueOf(position), BigInteger.valueOf(trial), low(data), high(data)
    };
    BigInteger k0 = keyWord(0);
    BigInteger k1 = keyWord(4);
    for (int round = 0; round < 10; round++) {
      BigInteger p = new BigInteger("D2511F53", 16).multiply(c[0]);
      BigInteger q = new BigInteger("CD9E8D57", 16).multiply(c[2]);
      c = new BigInteger[] {high(q).xor(c[1]).xor(k0), low(q), high(p).xor(c[3]).xor(k1), low(p)};
      k0 = low(k0.add(new BigInteger("9E3779B9", 16)));
      k1 = low(k1.add(new BigInteger("BB67AE85", 16)));
    }
    return c;
  }

  private BigInteger keyWord(int at) {
    byte[] d = digest();
    return new BigInteger(1, new byte[] {d[at + 3], d[at + 2], d[at + 1], d[at]});
  }

  private byte[] digest() {
    try {
      String text = "onset-stream-1 " + seed + " " + purpose;
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static BigInteger low(BigInteger x) {
    return x.mod(WORD);
  }

  private static BigInteger high(BigInteger x) {
    return x.divide(WORD);
  }
}
