package io.onset.bench;

import java.nio.file.Path;

/** The checkout that is measured: named by {@code -Donset.home}, else where the tests run. */
final class Home {

  private Home() {}

  static Path file(String name) {
    return Path.of(System.getProperty("onset.home", "..")).resolve(name).toAbsolutePath();
  }
}
