package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.experiment.SharedValue;
import io.onset.experiment.SharedValue.Part;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPartsTest {

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();

  private record Constant(String key, double value) implements Part {
    @Override
    public double work() {
      return 3;
    }

    @Override
    public double compute() {
      return value;
    }
  }

  private record Values(List<Part> parts) implements SharedValue<ArrayList<Double>> {
    @Override
    public ArrayList<Double> assemble(List<Double> results) {
      return new ArrayList<>(results);
    }

    @Override
    public long bytes() {
      return 0;
    }
  }

  private static Values values(Part... parts) {
    return new Values(List.of(parts));
  }

  private SharedParts open() {
    return new SharedParts(EngineContract.runFolder(folder), warnings::add);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1,
        -0.0,
        0.0,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        Double.NaN
      })
  void bitsSurvive(double value) {
    Values shared = values(new Constant("a", value));
    SharedParts first = open();
    first.add(SharedParts.compute(shared.parts().get(0)));
    first.save();
    SharedParts second = open();
    assertEquals(List.of(), second.missing(List.of(shared)));
    assertEquals(List.of(value), second.assemble(shared));
  }

  @Test
  void whatIsMissingInOrderEachOnce() {
    Part a = new Constant("a", 1);
    Part b = new Constant("b", 2);
    Part c = new Constant("c", 3);
    SharedParts parts = open();
    parts.add(new SharedParts.Result("b", 2, 3));
    assertEquals(List.of(c, a), parts.missing(List.of(values(c, b), values(a, c))));
    parts.add(SharedParts.compute(a));
    parts.add(SharedParts.compute(c));
    assertEquals(List.of(3.0, 2.0), parts.assemble(values(c, b)));
    assertEquals(List.of(), parts.assemble(values()));
  }

  /** A changed bit would change results; where it does not, the file is as good as before. */
  @Test
  void everyFlippedBitIsFoundOrChangesNothing() throws IOException {
    Values shared = values(new Constant("a", 0.1), new Constant("b", -2));
    SharedParts first = open();
    shared.parts().forEach(part -> first.add(SharedParts.compute(part)));
    first.save();
    Path file = folder.resolve("shared.json");
    byte[] whole = Files.readAllBytes(file);
    RunFolder store = EngineContract.runFolder(folder);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      warnings.clear();
      SharedParts again = new SharedParts(store, warnings::add);
      if (warnings.isEmpty()) {
        assertEquals(List.of(), again.missing(List.of(shared)));
        assertEquals(List.of(0.1, -2.0), again.assemble(shared));
      } else {
        assertEquals(List.of("shared.json is damaged: its values are computed again"), warnings);
        assertEquals(shared.parts(), again.missing(List.of(shared)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void aFileCutShortIsMadeAgain(double share) throws IOException {
    Values shared = values(new Constant("a", 0.1));
    SharedParts first = open();
    first.add(SharedParts.compute(shared.parts().get(0)));
    first.save();
    Path file = folder.resolve("shared.json");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length)));
    SharedParts second = open();
    assertEquals(1, warnings.size());
    second.add(SharedParts.compute(shared.parts().get(0)));
    second.save();
    assertArrayEquals(whole, Files.readAllBytes(file));
  }
}
