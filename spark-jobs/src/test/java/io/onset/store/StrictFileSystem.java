package io.onset.store;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Moves nothing onto an existing file, as HDFS. */
public final class StrictFileSystem extends RawLocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create("strict:///");
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return !exists(to) && super.rename(from, to);
  }
}
