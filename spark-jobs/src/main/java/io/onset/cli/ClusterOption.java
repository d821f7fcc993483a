package io.onset.cli;

import io.onset.engine.Cluster;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 64x16}, executors by cores; or {@code local[4]}, as Spark's masters are written. */
final class ClusterOption implements ITypeConverter<Cluster> {

  /** From the command to the first task: JVM, Spark context; on a cluster the executors too. */
  private static final double LOCAL_START_SECONDS = 5;

  private static final double CLUSTER_START_SECONDS = 10;

  private static final Pattern EXECUTORS = Pattern.compile("(\\d{1,7})x(\\d{1,7})");
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d{1,7}|\\*)])?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

  @Override
  public Cluster convert(String text) {
    Matcher executors = EXECUTORS.matcher(text);
    Matcher local = LOCAL.matcher(text);
    try {
      if (executors.matches()) {
        return new Cluster(
            Integer.parseInt(executors.group(1)),
            Integer.parseInt(executors.group(2)),
            CLUSTER_START_SECONDS);
      }
      if (local.matches()) {
        return new Cluster(1, localCores(local.group(1)), LOCAL_START_SECONDS);
      }
    } catch (IllegalArgumentException e) {
      throw refusal(e.getMessage(), text);
    }
    throw refusal("must be EXECUTORSxCORES or local[CORES], got '" + text + "'", text);
  }

  private static int localCores(String cores) {
    if (cores == null) {
      return 1;
    }
    return cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores);
  }

  private static TypeConversionException refusal(String rule, String text) {
    return new TypeConversionException(rule + "; nearest: " + nearest(text));
  }

  /** The numbers of a text that is neither, as one of the two. */
  private static String nearest(String text) {
    int[] numbers =
        NUMBER
            .matcher(text)
            .results()
            .mapToInt(match -> Math.max(1, Integer.parseInt(match.group())))
            .toArray();
    boolean local = text.toLowerCase(Locale.ROOT).startsWith("l");
    if (numbers.length == 0) {
      return local ? "local[4]" : "64x16";
    }
    if (numbers.length == 1) {
      return (local ? "local[%d]" : "%dx16")
          .formatted(Math.min(numbers[0], Cluster.MOST_CORES / 16));
    }
    int executors = Math.min(numbers[0], Cluster.MOST_CORES);
    return executors + "x" + Math.min(numbers[1], Cluster.MOST_CORES / executors);
  }
}
