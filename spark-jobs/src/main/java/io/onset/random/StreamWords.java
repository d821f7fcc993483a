package io.onset.random;

import io.onset.kernel.Philox;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The random bits of a sweep without end, for batteries of tests (see {@code submit/dieharder}):
 * trial after trial, and in each the first blocks for two purposes of two cells. Neighbours in the
 * sequence thus differ in each part of a stream's name.
 */
public final class StreamWords {

  private static final List<Purpose> PURPOSES =
      List.of(new Purpose("battery/training-set"), new Purpose("battery/forward-noise"));
  private static final long[] DATA_KEYS = {0x0000001000000010L, 0x0000001000000011L};

  /** Blocks of a stream: two training sets of 16 points of R^16. */
  static final int BLOCKS = 256;

  private StreamWords() {}

  /**
   * Writes to a file until that cannot be written to any more, which is how a reader at the other
   * end of a pipe stops it.
   *
   * @param arguments the master seed and the file, such as /dev/stdout
   * @throws IOException if the file cannot be opened
   */
  public static void main(String[] arguments) throws IOException {
    TrialStreams streams = new TrialStreams(Long.parseLong(arguments[0]));
    try (OutputStream out = new FileOutputStream(arguments[1])) {
      for (long trial = 0; write(streams, trial, out); trial++) {}
    }
  }

  private static boolean write(TrialStreams streams, long trial, OutputStream out) {
    try {
      out.write(ofTrial(streams, trial));
      return true;
    } catch (IOException readerIsGone) {
      return false;
    }
  }

  /** The words of one trial, 32 bits each, least significant byte first. */
  static byte[] ofTrial(TrialStreams streams, long trial) {
    int size = PURPOSES.size() * DATA_KEYS.length * BLOCKS * 4 * Integer.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (Purpose purpose : PURPOSES) {
      for (long dataKey : DATA_KEYS) {
        put(streams.normals(purpose, dataKey, trial).words(), bytes);
      }
    }
    return bytes.array();
  }

  private static void put(Philox philox, ByteBuffer bytes) {
    long[][] words = new long[4][BLOCKS];
    philox.fill(0, words, BLOCKS);
    for (int block = 0; block < BLOCKS; block++) {
      for (long[] word : words) {
        bytes.putInt((int) word[block]);
      }
    }
  }
}
