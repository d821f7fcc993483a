package io.onset.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file of JSON that cannot be computed again, and a copy of it: {@code manifest.json} and {@code
 * manifest.copy.json}. Both hold as {@code sha256} the SHA-256 of the rest of them, printed by
 * Jackson, so that a reader knows which of them is whole. One without {@code sha256} is believed:
 * whoever edits the file takes it out.
 */
public final class SealedJson {

  private static final String SEAL = "sha256";

  private final RunFolder folder;
  private final String name;

  /**
   * A file of a folder; it need not exist.
   *
   * @param name of the file, which ends with {@code .json}
   */
  public SealedJson(RunFolder folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  private String copy() {
    return name.replaceFirst("\\.json$", ".copy.json");
  }

  /** Writes it and then the copy: who dies between the two leaves an older copy, which is whole. */
  public void write(ObjectNode json) {
    byte[] content = content(json);
    folder.write(name, content);
    folder.write(copy(), content);
  }

  /** A file's content, for one that needs no copy. */
  public static byte[] content(ObjectNode json) {
    ObjectNode sealed = json.deepCopy();
    sealed.put(SEAL, seal(json));
    return print(sealed).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What it holds, or the copy where that alone is whole; null where neither is there.
   *
   * @throws StoreException where it cannot be read, or is damaged and there is no copy
   */
  public JsonNode read() {
    byte[] content = folder.read(name);
    JsonNode json = content == null ? null : whole(content).orElse(null);
    JsonNode any = json == null ? readCopy() : json;
    if (any == null && content != null) {
      folder.readJson(name); // which says so where it is no JSON
      String place = folder.location() + "/" + name;
      throw new StoreException(
          place + ": is damaged, it does not have its checksum; put a copy of it back", null);
    }
    return any;
  }

  /** Why the copy is read; empty where it is not. */
  public String warning() {
    byte[] content = folder.read(name);
    boolean isNeeded = (content == null || whole(content).isEmpty()) && readCopy() != null;
    return isNeeded ? name + " is damaged or gone: its copy is taken" : "";
  }

  private JsonNode readCopy() {
    byte[] content = folder.read(copy());
    return content == null ? null : whole(content).filter(json -> json.has(SEAL)).orElse(null);
  }

  /** What a file's content says; empty where it is damaged. */
  public static Optional<JsonNode> whole(byte[] content) {
    try {
      JsonNode json = new ObjectMapper().readTree(content);
      return Optional.of(json).filter(any -> any instanceof ObjectNode it && hasSeal(it));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean hasSeal(ObjectNode json) {
    return !json.has(SEAL) || json.get(SEAL).asText().equals(seal(json));
  }

  /** Of what a reader of the file has before him: a number may be of another type there. */
  private static String seal(ObjectNode json) {
    try {
      JsonNode read = new ObjectMapper().readTree(print(json.deepCopy().without(SEAL)));
      return Digest.of(print(read).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Jackson cannot read what it wrote", e);
    }
  }

  private static String print(JsonNode json) {
    return json.toPrettyString() + "\n";
  }
}
