package io.onset.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file and its copy, one of them damaged at a time, and then both. */
class SealedJsonTest {

  private static final String NAME = "it.json";

  @TempDir private Path path;
  private SealedJson file;
  private ObjectNode json;

  @BeforeEach
  void write() {
    file = new SealedJson(RunFolder.of(path.toString(), new Configuration()), NAME);
    json = new ObjectMapper().createObjectNode().put("seed", 7).put("tiny", 1e-40f);
    json.putObject("grid").put("ridge", 0.01831563888873418).put("name", "a\u00e9b").putNull("x");
    file.write(json);
  }

  /** What is read has the seal, too. */
  private static String content(JsonNode read) {
    return ((ObjectNode) read.deepCopy()).without("sha256").toString();
  }

  @Test
  void whatWasWrittenIsRead() throws Exception {
    String read = content(file.read());
    assertTrue(read.startsWith("{\"seed\":7,"), read);
    assertTrue(
        read.endsWith(
            "\"grid\":{\"ridge\":0.01831563888873418,\"name\":\"a\u00e9b\",\"x\":null}}"));
    assertEquals("", file.warning());
    assertEquals(-1, Files.mismatch(path.resolve(NAME), path.resolve("it.copy.json")));
  }

  @Test
  void noBitThatFlipsIsBelieved() throws Exception {
    String before = content(file.read());
    byte[] whole = Files.readAllBytes(path.resolve(NAME));
    int outside = new String(whole, StandardCharsets.UTF_8).indexOf("sha256");
    for (int bit = 0; bit < outside * Byte.SIZE; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(path.resolve(NAME), flipped);
      assertEquals(before, content(file.read()), "bit " + bit);
    }
  }

  @Test
  void theCopyIsTakenOfAFileThatIsCutEmptyOrGone() throws Exception {
    String before = content(file.read());
    byte[] whole = Files.readAllBytes(path.resolve(NAME));
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 3}) {
      Files.write(path.resolve(NAME), Arrays.copyOf(whole, length));
      assertEquals(before, content(file.read()), "" + length);
    }
    Files.delete(path.resolve(NAME));
    assertEquals(before, content(file.read()));
    assertEquals("it.json is damaged or gone: its copy is taken", file.warning());
    file.write(json);
    assertEquals("", file.warning());
  }

  /** The copy is no witness against a file that is whole: it may be older. */
  @Test
  void aDamagedOrOlderCopyDoesNoHarm() throws Exception {
    String before = content(file.read());
    Files.writeString(path.resolve("it.copy.json"), "{");
    assertEquals(before, content(file.read()));
    assertEquals("", file.warning());
    Files.writeString(path.resolve(NAME), "{\"seed\":8}");
    assertEquals("{\"seed\":8}", file.read().toString());
  }

  @Test
  void bothDamagedIsAnErrorAndBothGoneIsNothing() throws Exception {
    String text = Files.readString(path.resolve(NAME));
    Files.writeString(path.resolve("it.copy.json"), "{}");
    Files.writeString(path.resolve(NAME), text.replace("7", "5"));
    String place = path.resolve(NAME) + ": is damaged, ";
    StoreException other = assertThrows(StoreException.class, file::read);
    assertEquals(
        place + "it does not have its checksum; put a copy of it back", other.getMessage());
    Files.writeString(path.resolve(NAME), "{");
    StoreException none = assertThrows(StoreException.class, file::read);
    assertTrue(none.getMessage().startsWith(place + "no JSON ("), none.getMessage());
    Files.delete(path.resolve(NAME));
    assertNull(file.read());
    assertEquals("", file.warning());
  }
}
