package io.onset.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Spark installation as small as can be: the artifacts of the build under two own scripts. */
final class PlainSpark {

  private PlainSpark() {}

  /** Makes one, among the built files of a checkout, of the jars that it names. */
  static Path of(Checkout checkout) throws IOException {
    Path home = checkout.target().resolve("plain-spark");
    Files.createDirectories(home.resolve("jars"));
    String classpath = Files.readString(checkout.target().resolve("spark.classpath"));
    for (String jar : classpath.strip().split(":")) {
      Path link = home.resolve("jars").resolve(Path.of(jar).getFileName());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(jar));
    }
    for (String script : new String[] {"bin/spark-class", "bin/spark-submit"}) {
      Checkout.program(home.resolve(script), text("/plain-spark/" + script));
    }
    return home;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = PlainSpark.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
