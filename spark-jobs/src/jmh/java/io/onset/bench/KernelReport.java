package io.onset.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks of this package and holds them against the peak of the same run. */
final class KernelReport {

  private KernelReport() {}

  /**
   * Runs benchmarks.
   *
   * @param regex of their names
   * @param quick one short iteration each, for a smoke test
   * @return a table in Markdown
   */
  static String run(String regex, boolean quick) throws RunnerException {
    String ours = "io\\.onset\\.bench\\..*" + regex;
    ChainedOptionsBuilder options = new OptionsBuilder().include(ours).shouldFailOnError(true);
    if (quick) {
      TimeValue time = TimeValue.milliseconds(50);
      options.forks(1).warmupIterations(1).warmupTime(time);
      options.measurementIterations(1).measurementTime(time);
    }
    double before = FmaPeak.measure();
    Collection<RunResult> results = new Runner(options.build()).run();
    return table(results, Math.max(before, FmaPeak.measure()));
  }

  private static String table(Collection<RunResult> results, double peak) {
    StringBuilder text = new StringBuilder();
    text.append(format("FMA peak %.1f GF/s, %s%n%n", peak * 1e-9, FmaPeak.describe()));
    text.append(
        "| kernel | parameters | ns/op | error | Mflop/op | of the peak | of the floor |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    results.forEach(result -> text.append(line(result, peak)));
    return text.toString();
  }

  private static String line(RunResult result, double peak) {
    BenchmarkParams parameters = result.getParams();
    String name = parameters.getBenchmark().replaceAll(".*\\.(\\w+)\\.\\w+$", "$1");
    TrialWork work = KernelWork.valueOf(name).of(key -> Integer.parseInt(parameters.getParam(key)));
    double nanoseconds = result.getPrimaryResult().getScore();
    return format(
        "| %s | %s | %.0f | %.0f | %.3f | %.0f %% | %.0f %% |%n",
        name,
        parameters.getParamsKeys().stream()
            .map(key -> key + "=" + parameters.getParam(key))
            .collect(Collectors.joining(" ")),
        nanoseconds,
        result.getPrimaryResult().getScoreError(),
        work.flops() * 1e-6,
        100 * work.flops() / (nanoseconds * 1e-9 * peak),
        100 * work.floorSeconds(peak) / (nanoseconds * 1e-9));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
