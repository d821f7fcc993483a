package io.onset.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How a JVM is started whose Spark is measured.
 *
 * @param settings of Spark, over those of an embedded run; its master among them
 * @param environment variables of the JVM
 */
record SparkSetup(Map<String, String> settings, Map<String, String> environment) {

  static final String MASTER = "spark.master";

  /** An embedded Spark. */
  static SparkSetup local(int cores) {
    return new SparkSetup(Map.of(MASTER, "local[" + cores + "]"), Map.of());
  }

  String master() {
    return settings.get(MASTER);
  }

  /** Starts a main class in such a JVM. */
  Child start(Class<?> main, List<String> arguments) {
    return Child.java(main, options(), environment, arguments);
  }

  private List<String> options() {
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(Home.file("conf/spark/local.conf"))) {
      all.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.putAll(settings);
    return all.stringPropertyNames().stream()
        .sorted()
        .map(key -> "-D" + key + "=" + all.getProperty(key))
        .toList();
  }
}
