package io.onset.store;

import java.io.IOException;
import java.net.URI;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/** An S3 server in this JVM, on a free loopback port, which keeps its objects in memory. */
public final class S3Server implements AutoCloseable {

  private static final String BUCKET = "onset";
  private static final String IDENTITY = "identity";
  private static final String CREDENTIAL = "credential";

  private final BlobStoreContext blobs;
  private final S3Proxy server;

  private S3Server(BlobStoreContext blobs, S3Proxy server) {
    this.blobs = blobs;
    this.server = server;
  }

  /** Starts one with an empty bucket; it is ready when this returns. */
  public static S3Server start() throws IOException {
    BlobStoreContext blobs =
        ContextBuilder.newBuilder(new TransientApiMetadata())
            .credentials(IDENTITY, CREDENTIAL)
            .overrides(new Properties())
            .build(BlobStoreContext.class);
    blobs.getBlobStore().createContainerInLocation(null, BUCKET);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, IDENTITY, CREDENTIAL)
            .ignoreUnknownHeaders(true)
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("the S3 server did not start", e);
    }
    return new S3Server(blobs, server);
  }

  /** The URI of a folder in its bucket, {@code s3a://onset/<folder>}. */
  public String uri(String folder) {
    return "s3a://" + BUCKET + "/" + folder;
  }

  /** What a client needs to know of it. */
  public Configuration conf() {
    Configuration conf = new Configuration();
    conf.set("fs.s3a.endpoint", "http://127.0.0.1:" + server.getPort());
    conf.set("fs.s3a.endpoint.region", "us-east-1");
    conf.set("fs.s3a.path.style.access", "true");
    conf.set("fs.s3a.connection.ssl.enabled", "false");
    conf.set("fs.s3a.access.key", IDENTITY);
    conf.set("fs.s3a.secret.key", CREDENTIAL);
    conf.set("fs.s3a.attempts.maximum", "2");
    return conf;
  }

  @Override
  public void close() throws IOException {
    FileSystem.closeAll();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the S3 server did not end", e);
    }
    blobs.close();
  }
}
