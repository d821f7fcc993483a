package io.onset.store;

import static io.onset.store.LeaseTest.elsewhere;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease on a real HDFS and on a real S3 server. */
class RemoteLeaseIT {

  @TempDir private Path temporary;

  @Test
  void onHdfs() throws Exception {
    try (MiniHdfs hdfs = MiniHdfs.start(temporary, 1)) {
      requireLease(RunFolder.of(hdfs.uri("run"), hdfs.conf()));
    }
  }

  /** This server passes over the condition that s3a sends, as others do: no lease rests on it. */
  @Test
  void notOnAnS3ServerThatOverwritesAllTheSame() throws Exception {
    try (S3Server s3 = S3Server.start()) {
      RunFolder folder = RunFolder.of(s3.uri("run"), s3.conf());
      assertTrue(folder.canCreateNew("lease/1.json"));
      assertFalse(Lease.isPossible(folder));
      assertEquals(List.of(), folder.list("lease"));
    }
  }

  private static void requireLease(RunFolder folder) throws Exception {
    assertTrue(Lease.isPossible(folder));
    assertEquals(List.of(), folder.list("lease"));
    LeaseTest.requireOneWinner(folder);
    Lease one = Lease.acquire(folder, elsewhere("one"), new FakeTicker(() -> {}));
    FakeTicker beating = new FakeTicker(one::beat);
    assertThrows(BusyException.class, () -> Lease.acquire(folder, elsewhere("two"), beating));
    Lease three = Lease.acquire(folder, elsewhere("three"), new FakeTicker(() -> {}));
    assertEquals(2, three.token());
    assertThrows(BusyException.class, one::beat);
    three.release();
    assertEquals(3, Lease.acquire(folder, elsewhere("four"), new FakeTicker(() -> {})).token());
  }
}
