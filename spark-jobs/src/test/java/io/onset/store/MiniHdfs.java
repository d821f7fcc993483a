package io.onset.store;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS in this JVM, on free loopback ports: a name node and some data nodes. */
public final class MiniHdfs implements AutoCloseable {

  private final MiniDFSCluster cluster;

  private MiniHdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts one; it is ready when this returns.
   *
   * @param folder where its data go, a temporary folder of the test
   * @param datanodes how many data nodes; a block has as many copies, at most 3
   */
  public static MiniHdfs start(Path folder, int datanodes) throws IOException {
    Configuration conf = new HdfsConfiguration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    conf.setInt("dfs.replication", Math.min(3, datanodes));
    conf.setLong("dfs.namenode.fs-limits.min-block-size", 1024);
    conf.setLong("dfs.blocksize", 1 << 20);
    conf.setInt("dfs.client.socket-timeout", 5000);
    MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(conf).numDataNodes(datanodes).format(true).build();
    cluster.waitActive();
    return new MiniHdfs(cluster);
  }

  /** The URI of a folder on it, {@code hdfs://localhost:<port>/<folder>}. */
  public String uri(String folder) {
    return cluster.getURI() + "/" + folder;
  }

  /** What a client needs to know of it. */
  public Configuration conf() throws IOException {
    return new Configuration(cluster.getFileSystem().getConf());
  }

  /** Its file system. */
  public DistributedFileSystem fileSystem() throws IOException {
    return cluster.getFileSystem();
  }

  /** Ends a data node as if its machine had died. */
  public void killDatanode(int index) {
    cluster.stopDataNode(index);
  }

  @Override
  public void close() throws IOException {
    FileSystem.closeAll();
    cluster.shutdown();
  }
}
