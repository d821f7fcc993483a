package io.onset.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A results folder on a real HDFS and on a real S3 server. */
class RemoteFolderIT {

  @TempDir private Path temporary;

  @Test
  void filesOnHdfsOutliveADataNode() throws IOException {
    try (MiniHdfs hdfs = MiniHdfs.start(temporary, 2)) {
      RunFolder folder = requireFiles(hdfs.uri("run"), hdfs.conf());
      hdfs.killDatanode(0);
      assertEquals(2, folder.readJson("deep/a.json").get("b").asInt());
    }
  }

  @Test
  void filesOnS3() throws IOException {
    try (S3Server s3 = S3Server.start()) {
      requireFiles(s3.uri("run"), s3.conf());
    }
  }

  private static RunFolder requireFiles(String uri, Configuration conf) {
    RunFolder folder = RunFolder.of(uri, conf);
    assertNull(folder.readJson("deep/a.json"));
    for (int value = 1; value <= 2; value++) {
      byte[] json = ("{\"b\": " + value + "}").getBytes(StandardCharsets.UTF_8);
      folder.write("deep/a.json", json);
      assertEquals(value, folder.readJson("deep/a.json").get("b").asInt());
    }
    assertEquals(1, folder.list("deep").size());
    return folder;
  }
}
