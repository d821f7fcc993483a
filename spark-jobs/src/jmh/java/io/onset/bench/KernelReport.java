package io.onset.bench;

import java.util.Collection;
import java.util.Locale;
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
    text.append("| kernel | parameters | ns/op | error | Mflop/op | GF/s | of the peak |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    results.forEach(result -> text.append(line(result, peak)));
    return text.toString();
  }

  private static String line(RunResult result, double peak) {
    var parameters = result.getParams();
    String name = parameters.getBenchmark().replaceAll(".*\\.(\\w+)\\.\\w+$", "$1");
    double nanoseconds = result.getPrimaryResult().getScore();
    double error = result.getPrimaryResult().getScoreError();
    double flops = KernelWork.of(name).flops(key -> Integer.parseInt(parameters.getParam(key)));
    double rate = flops / nanoseconds;
    StringBuilder at = new StringBuilder();
    parameters.getParamsKeys().forEach(k -> at.append(k + "=" + parameters.getParam(k) + " "));
    return format(
        "| %s | %s | %.0f | %.0f | %.3f | %.1f | %.0f %% |%n",
        name, at.toString().strip(), nanoseconds, error, flops * 1e-6, rate, 100e9 * rate / peak);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
