package io.onset.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamWordsTest {

  private static final TrialStreams STREAMS = new TrialStreams(2025);

  /** The uniforms' upper 52 bits tell the words, and their order, by the definition. */
  @Test
  void areTheBitsBehindTheUniforms() {
    ByteBuffer bytes =
        ByteBuffer.wrap(StreamWords.ofTrial(STREAMS, 3)).order(ByteOrder.LITTLE_ENDIAN);
    for (String purpose : new String[] {"battery/training-set", "battery/forward-noise"}) {
      for (long data : new long[] {0x0000001000000010L, 0x0000001000000011L}) {
        double[] uniforms = new double[2 * StreamWords.BLOCKS];
        STREAMS.normals(new Purpose(purpose), data, 3).fillUniforms(0, uniforms, 0, 512);
        for (double uniform : uniforms) {
          assertEquals(uniform, ((bytes.getLong() >>> 12) + 0.5) * 0x1p-52);
        }
      }
    }
    assertEquals(0, bytes.remaining());
  }

  @Test
  void refusesAFileThatCannotBe(@TempDir Path folder) {
    String[] arguments = {"1", folder.toString()};
    assertThrows(FileNotFoundException.class, () -> StreamWords.main(arguments));
  }
}
