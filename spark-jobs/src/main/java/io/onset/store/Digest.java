package io.onset.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of values in one canonical encoding, independent of files, blocks and platforms: a null
 * is the byte 0; else the byte 1 and the value, {@code Integer} and {@code Long} as 8 bytes, a
 * {@code Double} as the 8 bytes of its bits, a {@code String} as the 4 bytes of its length in UTF-8
 * and these, all big-endian.
 */
public final class Digest {

  private final MessageDigest sha256 = sha256();
  private final ByteBuffer eight = ByteBuffer.allocate(9);

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The SHA-256 of some bytes, one part after the other, in hexadecimal. */
  public static String of(byte[]... parts) {
    MessageDigest sha256 = sha256();
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Adds values in their order. */
  public Digest add(Object... values) {
    for (Object value : values) {
      if (value == null) {
        sha256.update((byte) 0);
      } else if (value instanceof String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(5).put((byte) 1).putInt(bytes.length).flip());
        sha256.update(bytes);
      } else {
        eight.clear();
        sha256.update(eight.put((byte) 1).putLong(bits((Number) value)).flip());
      }
    }
    return this;
  }

  private static long bits(Number value) {
    return value instanceof Double number ? Double.doubleToLongBits(number) : value.longValue();
  }

  /** The digest of all that was added, in hexadecimal; the object may not be used again. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
