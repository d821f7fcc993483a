package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.onset.store.MiniHdfs;
import io.onset.store.RunFolder;
import io.onset.store.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of nights on every file system that a results folder may be on. */
class NightCopiesIT {

  private static final List<String> NIGHTS =
      List.of("20260101T000000Z", "20260102T000000Z", "20260103T000000Z", "20260104T000000Z");

  @TempDir private Path temporary;

  @Test
  void onTheDisk() throws Exception {
    require(RunFolder.of(temporary.resolve("a run").toString(), new Configuration()));
  }

  @Test
  void onHdfs() throws Exception {
    try (MiniHdfs hdfs = MiniHdfs.start(temporary.resolve("hdfs"), 1)) {
      require(RunFolder.of(hdfs.uri("a run"), hdfs.conf()));
    }
  }

  @Test
  void onS3() throws Exception {
    try (S3Server s3 = S3Server.start()) {
      require(RunFolder.of(s3.uri("a-run"), s3.conf()));
    }
  }

  /** Four nights, the first alone complete; the last two are kept, and it. */
  private void require(RunFolder folder) throws Exception {
    NightCopies copies = new NightCopies(folder);
    Path log = Files.writeString(temporary.resolve("log"), "said");
    folder.write("figures/p.svg", bytes("figure"));
    folder.write("shared.json", bytes("not kept"));
    folder.write("nights/.20251231T000000Z.part/curves.csv", bytes("of a night that died"));
    folder.write("nights/20251231T000000Z-mine/notes", bytes("of a person"));
    for (String night : NIGHTS) {
      folder.write("curves.csv", bytes(night));
      copies.keep(
          night, new org.apache.hadoop.fs.Path(log.toUri()), night.equals(NIGHTS.get(0)) ? 0 : 5);
      copies.prune(2);
    }
    Set<String> names = new TreeSet<>();
    folder.walk("nights", (name, status) -> names.add(name.substring("nights/".length())));
    Set<String> expected = new TreeSet<>(Set.of("20251231T000000Z-mine/notes"));
    for (int kept : new int[] {0, 2, 3}) {
      for (String file : List.of("code", "curves.csv", "figures/p.svg", "night.log")) {
        expected.add(NIGHTS.get(kept) + "/" + file);
      }
      String night = "nights/" + NIGHTS.get(kept);
      assertArrayEquals(bytes(NIGHTS.get(kept)), folder.read(night + "/curves.csv"));
      assertArrayEquals(bytes("said"), folder.read(night + "/night.log"));
      assertArrayEquals(bytes(kept == 0 ? "0\n" : "5\n"), folder.read(night + "/code"));
    }
    assertEquals(expected, names);
    assertNull(folder.read("nights/" + NIGHTS.get(1) + "/code"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
