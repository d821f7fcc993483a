package io.onset.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.SharedValue;
import io.onset.experiment.SharedValue.Part;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The results of the parts of shared values, kept in the results folder so that they are computed
 * once: {@code shared.json}, part key to the bits of its double in hexadecimal.
 */
final class SharedParts {

  private static final String FILE = "shared.json";
  private static final int SAVE_EVERY = 64;

  /** A computed part. */
  record Result(String key, double value, double work) implements Serializable {}

  private final RunFolder folder;
  private final Map<String, Double> values = new TreeMap<>();
  private int unsaved;

  SharedParts(RunFolder folder) {
    this.folder = folder;
    JsonNode stored = folder.readJson(FILE);
    if (stored != null) {
      stored.properties().forEach(e -> values.put(e.getKey(), fromBits(e.getValue().asText())));
    }
  }

  private static double fromBits(String hex) {
    try {
      return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
    } catch (NumberFormatException e) {
      throw new StoreException(FILE + " is damaged; delete it, it will be made again", e);
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
    values.forEach((key, value) -> json.put(key, Long.toHexString(Double.doubleToLongBits(value))));
    folder.write(FILE, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }
}
