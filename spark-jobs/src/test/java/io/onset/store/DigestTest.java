package io.onset.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void encodesAsDocumented() throws IOException, GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeByte(0);
    data.writeByte(1);
    data.writeLong(-3);
    data.writeByte(1);
    data.writeLong(1L << 40);
    data.writeByte(1);
    data.writeDouble(0.1);
    data.writeByte(1);
    byte[] text = "Füße".getBytes(StandardCharsets.UTF_8);
    data.writeInt(text.length);
    data.write(text);
    data.writeByte(1);
    data.writeInt(0);
    Digest digest = new Digest().add(null, -3, 1L << 40).add(0.1).add("Füße", "");
    assertEquals(sha256(bytes.toByteArray()), digest.hex());
    assertEquals(sha256(bytes.toByteArray()), Digest.of(bytes.toByteArray()));
  }

  @Test
  void ofNothing() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new Digest().hex());
  }

  @Test
  void tellsSignsOfZeroAndCutsOfTextApart() {
    assertNotEquals(new Digest().add(0.0).hex(), new Digest().add(-0.0).hex());
    assertNotEquals(new Digest().add("ab", "c").hex(), new Digest().add("a", "bc").hex());
    assertNotEquals(new Digest().add("", null).hex(), new Digest().add(null, "").hex());
  }
}
