package io.onset.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What was built, from which commit: written into the jar by the build. */
final class BuildInfo implements IVersionProvider {

  private final Properties properties = new Properties();

  BuildInfo() {
    try (InputStream in = BuildInfo.class.getResourceAsStream("/onset-build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of Onset. */
  String version() {
    return properties.getProperty("git.build.version", "unknown");
  }

  /** The commit, or {@code unknown} outside a repository. */
  String commit() {
    return properties.getProperty("git.commit.id.full", "unknown");
  }

  /** Whether the tree held changes that were not committed. */
  boolean dirty() {
    return Boolean.parseBoolean(properties.getProperty("git.dirty", "false"));
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "onset " + version() + " (" + commit() + (dirty() ? ", with changes)" : ")")
    };
  }
}
