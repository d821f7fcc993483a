package io.onset.random;

import io.onset.kernel.Philox;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * All random numbers of a run, as a function of the master seed: a stream for every purpose, data
 * key and trial, each a function of these alone and without a block in common with another of its
 * purpose. The definition is in the package description.
 *
 * @param seed the master seed, any long
 */
public record TrialStreams(long seed) implements Serializable {

  /** Number of the definition; a change that moves any draw raises it. */
  public static final int STREAM_VERSION = 1;

  /**
   * The stream of one trial.
   *
   * @param purpose what the numbers are for
   * @param dataKey the cell's data key, any long
   * @param trial number of the trial, from 0 to 2<sup>32</sup> - 1
   * @throws IllegalArgumentException if the trial is out of range
   */
  public NormalStream normals(Purpose purpose, long dataKey, long trial) {
    if (trial < 0 || trial >= 1L << Integer.SIZE) {
      throw new IllegalArgumentException("trial must be >= 0 and < 2^32, got " + trial);
    }
    return new NormalStream(purpose, new Philox(key(purpose), (int) trial, dataKey));
  }

  private long key(Purpose purpose) {
    String text = "onset-stream-" + STREAM_VERSION + " " + seed + " " + purpose.name();
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
