package io.onset.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialStreamsTest {

  private static final Purpose TRAINING = new Purpose("linear/training-set");
  private static final long DATA = 0x0123456789abcdefL;

  @Test
  void keyOfTheWorkedExample() {
    NormalStream stream = new TrialStreams(2025).normals(TRAINING, DATA, 137);
    assertEquals(0x93babd4f_1bedae9aL, stream.words().key());
  }

  @Test
  void namesAStream() {
    assertEquals(
        "linear/training-set key=0x1bedae9a:0x93babd4f data=0x0123456789abcdef trial=4294967295",
        new TrialStreams(2025).normals(TRAINING, DATA, 0xffffffffL).describe());
  }

  @Test
  void everyPartOfTheNameMakesAnotherStream() {
    TrialStreams streams = new TrialStreams(1);
    Set<Double> firsts =
        Stream.of(
                streams.normals(TRAINING, 0, 0),
                new TrialStreams(-1).normals(TRAINING, 0, 0),
                streams.normals(new Purpose("linear/forward-noise"), 0, 0),
                streams.normals(TRAINING, 1, 0),
                streams.normals(TRAINING, 1L << 32, 0),
                streams.normals(TRAINING, 0, 1),
                streams.normals(TRAINING, 0, 0xffffffffL))
            .map(TrialStreamsTest::firstOf)
            .collect(Collectors.toSet());
    assertEquals(7, firsts.size());
  }

  @Test
  void refusesTrialsThatDoNotFit() {
    TrialStreams streams = new TrialStreams(1);
    for (long trial : new long[] {-1, 1L << 32}) {
      Exception refused =
          assertThrows(IllegalArgumentException.class, () -> streams.normals(TRAINING, 0, trial));
      assertEquals("trial must be >= 0 and < 2^32, got " + trial, refused.getMessage());
    }
  }

  @Test
  void refusesPurposesThatAreNotPlainWords() {
    for (String name : new String[] {"", "Linear", "a b", "a//b", "/a", "a/"}) {
      Exception refused = assertThrows(IllegalArgumentException.class, () -> new Purpose(name));
      assertEquals(
          "purpose must be words of a-z, 0-9 and '-' joined by '/', got \"" + name + "\"",
          refused.getMessage());
    }
  }

  @Test
  void travelsByJavaSerialization() throws IOException, ClassNotFoundException {
    TrialStreams streams = new TrialStreams(77);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(streams);
      out.writeObject(TRAINING);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(streams, in.readObject());
      assertEquals(TRAINING, in.readObject());
    }
  }

  private static double firstOf(NormalStream stream) {
    double[] first = new double[1];
    stream.fill(0, first, 0, 1);
    return first[0];
  }
}
