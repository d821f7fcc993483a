package io.onset.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir private Path folder;

  @Test
  void survivesSerialisationWithItsConfiguration() throws IOException, ClassNotFoundException {
    Configuration conf = new Configuration();
    conf.set("fs.strict.impl", StrictFileSystem.class.getName());
    RunFolder store = RunFolder.of("strict://" + folder, conf);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(store);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RunFolder copy = (RunFolder) in.readObject();
      assertEquals("strict:" + folder, copy.location());
      copy.write("a.txt", new byte[] {5});
    }
    assertArrayEquals(new byte[] {5}, Files.readAllBytes(folder.resolve("a.txt")));
  }

  @Test
  void filesAndJson() throws IOException {
    RunFolder store = RunFolder.of(folder.resolve("new").toString(), new Configuration());
    assertTrue(store.list("").isEmpty());
    assertNull(store.readJson("a.json"));
    store.write("a.json", "{\"b\": 1}".getBytes(StandardCharsets.UTF_8));
    store.write("deep/b.txt", new byte[] {1, 2});
    assertEquals(1, store.readJson("a.json").get("b").asInt());
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(folder.resolve("new/deep/b.txt")));
    assertFalse(store.list("").isEmpty());
  }

  /** Hadoop throws an Error where a write to a local disk fails. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailureOfTheStore() {
    RunFolder store = RunFolder.of(folder.toString(), new Configuration());
    StoreException thrown =
        assertThrows(
            StoreException.class, () -> store.attempt("write it", RunFolderTest::writeToFull));
    assertTrue(thrown.getMessage().contains("cannot write it; make room"), thrown.getMessage());
  }

  private static boolean writeToFull(FileSystem fs) throws IOException {
    FileSystem raw = ((LocalFileSystem) fs).getRawFileSystem();
    try (OutputStream out = raw.append(new org.apache.hadoop.fs.Path("/dev/full"))) {
      out.write(1);
    }
    return true;
  }

  /** HDFS and object stores move nothing onto an existing file; whatever the folder's name. */
  @Test
  void replacesFilesWhereAMoveDoesNot() throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.strict.impl", StrictFileSystem.class.getName());
    for (String name : List.of("run", "trials/run")) {
      RunFolder store = RunFolder.of("strict://" + folder.resolve(name), conf);
      store.write("a.txt", new byte[] {1});
      store.write("a.txt", new byte[] {2, 3});
      assertArrayEquals(
          new byte[] {2, 3}, Files.readAllBytes(folder.resolve(name).resolve("a.txt")));
    }
  }

  /** A run that dies between a removal and a move would leave a folder without a manifest. */
  @Test
  void replacesAtOnceWhereAMoveDoes() throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.posix.impl", PosixFileSystem.class.getName());
    RunFolder store = RunFolder.of("posix://" + folder, conf);
    store.write("a.txt", new byte[] {1});
    store.write("a.txt", new byte[] {2, 3});
    assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(folder.resolve("a.txt")));
  }

  /** Removes nothing but temporary files. */
  public static final class PosixFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("posix:///");
    }

    @Override
    public boolean delete(org.apache.hadoop.fs.Path file, boolean recursive) throws IOException {
      assertTrue(file.getName().startsWith("."), file.toString());
      return super.delete(file, recursive);
    }
  }
}
