package io.onset.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.SharedValue;
import io.onset.experiment.SharedValue.Part;
import io.onset.store.Digest;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The results of the parts of shared values, kept in the results folder so that they are computed
 * once: {@code shared.json}, part key to the bits of its double in hexadecimal, and over all of
 * them a SHA-256 in the encoding of {@link Digest}.
 */
final class SharedParts {

  private static final String FILE = "shared.json";
  private static final int SAVE_EVERY = 64;

  /** A computed part. */
  record Result(String key, double value, double work) implements Serializable {}

  private final RunFolder folder;
  private final Map<String, Double> values = new TreeMap<>();
  private int unsaved;

  /**
   * The parts that a folder has.
   *
   * @param warn hears of a file that is damaged; its parts are computed again
   */
  SharedParts(RunFolder folder, Consumer<String> warn) {
    this.folder = folder;
    try {
      read();
    } catch (StoreException e) {
      if (e.getCause() instanceof IOException) {
        throw e;
      }
      values.clear();
      warn.accept(FILE + " is damaged: its values are computed again");
    }
  }

  private void read() {
    JsonNode stored = folder.readJson(FILE);
    if (stored == null) {
      return;
    }
    stored
        .path("parts")
        .properties()
        .forEach(part -> values.put(part.getKey(), fromBits(part.getValue().asText())));
    if (!stored.path("sha256").asText().equals(digest())) {
      throw new StoreException(FILE + " does not have its checksum", null);
    }
  }

  private String digest() {
    Digest digest = new Digest();
    values.forEach((key, value) -> digest.add(key, hex(value)));
    return digest.hex();
  }

  private static String hex(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }

  private static double fromBits(String hex) {
    try {
      return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
    } catch (NumberFormatException e) {
      throw new StoreException(FILE + " holds no numbers", e);
    }
  }

  /** The parts that are not stored, in order, each once. */
  List<Part> missing(Collection<? extends SharedValue<?>> shared) {
    Map<String, Part> missing = new LinkedHashMap<>();
    shared.stream()
        .flatMap(value -> value.parts().stream())
        .filter(part -> !values.containsKey(part.key()))
        .forEach(part -> missing.putIfAbsent(part.key(), part));
    return List.copyOf(missing.values());
  }

  static Result compute(Part part) {
    return new Result(part.key(), part.compute(), part.work());
  }

  /** Keeps a result; every so many are saved, so that a run that dies loses no more. */
  void add(Result result) {
    values.put(result.key(), result.value());
    if (++unsaved >= SAVE_EVERY) {
      save();
    }
  }

  <S extends Serializable> S assemble(SharedValue<S> value) {
    return value.assemble(value.parts().stream().map(part -> values.get(part.key())).toList());
  }

  /** The value, what is missing of it computed here; nothing is saved. */
  <S extends Serializable> S complete(SharedValue<S> value) {
    missing(List.of(value)).forEach(part -> values.put(part.key(), part.compute()));
    return assemble(value);
  }

  /** Saves what is new. */
  void save() {
    if (unsaved == 0) {
      return;
    }
    unsaved = 0;
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("sha256", digest());
    ObjectNode parts = json.putObject("parts");
    values.forEach((key, value) -> parts.put(key, hex(value)));
    folder.write(FILE, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }
}
