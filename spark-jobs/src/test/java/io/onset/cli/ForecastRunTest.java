package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import io.onset.engine.Cluster;
import io.onset.engine.Forecast;
import io.onset.engine.Progress;
import io.onset.engine.RateProbe;
import io.onset.engine.Schedule;
import io.onset.engine.SweepRun;
import io.onset.engine.spark.SparkEngine;
import io.onset.engine.spark.TestSpark;
import io.onset.experiment.Experiment;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The forecast of {@code conf/sweeps/scaling.yaml} against real runs on 1, 2 and 4 cores, on a
 * machine that does nothing else; {@code target/forecast.txt} gets the table.
 *
 * <p>{@code mvn -q -B test -Dtest=ForecastRunTest -Dgroups=nightly -DexcludedGroups=}
 */
@Tag("nightly")
class ForecastRunTest {

  /** How far the trials' wall time may lie from the forecast. */
  private static final double BAND = 0.25;

  @TempDir private Path folder;

  /** Wall seconds and core-seconds of this JVM by stage. */
  private static final class Stopwatch implements Progress {
    private final OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<String, Double> seconds = new HashMap<>();
    private final Map<String, Double> coreSeconds = new HashMap<>();
    private String stage;
    private long start;
    private long coreStart;

    @Override
    public void begin(String name, Tally total) {
      stage = name;
      start = System.nanoTime();
      coreStart = system.getProcessCpuTime();
    }

    @Override
    public void advance(Tally done) {}

    @Override
    public void end() {
      seconds.put(stage, 1e-9 * (System.nanoTime() - start));
      coreSeconds.put(stage, 1e-9 * (system.getProcessCpuTime() - coreStart));
    }
  }

  /** Wall seconds of the trials, and core-seconds, those measured of the whole JVM. */
  private record Comparison(
      int cores, double predicted, double measured, double work, double coreSeconds) {

    private static final String HEAD =
        "cores  predicted   measured  ratio  core-seconds: predicted   measured  ratio%n";
    private static final String LINE = "%5d %8.1f s %8.1f s %6.2f %22.1f s %8.1f s %6.2f%n";

    String line() {
      double ratio = predicted / measured;
      Object[] values = {cores, predicted, measured, ratio, work, coreSeconds, work / coreSeconds};
      return String.format(Locale.ROOT, LINE, values);
    }
  }

  @Test
  void trialsTakeWhatTheForecastSays() throws IOException {
    SweepFile file = SweepFile.read(Path.of("../conf/sweeps/scaling.yaml"), List.of());
    var sweep = Experiments.sweep(file);
    List<Comparison> all = new ArrayList<>();
    for (int cores : new int[] {1, 2, 4}) {
      all.add(compare(Experiments.of(sweep), sweep.seed(), cores));
    }
    StringBuilder text = new StringBuilder(String.format(Comparison.HEAD));
    all.forEach(comparison -> text.append(comparison.line()));
    Files.writeString(Path.of("target", "forecast.txt"), text);
    assertAll(
        all.stream()
            .map(
                c ->
                    () ->
                        assertEquals(c.measured, c.predicted, BAND * c.measured, text::toString)));
  }

  private <C extends Record, S extends Serializable, O extends Record> Comparison compare(
      Experiment<C, S, O> experiment, long seed, int cores) {
    double rate = new RateProbe<>(experiment, System::nanoTime).rate();
    Forecast forecast = Forecast.of(experiment, new Cluster(1, cores, 0), SparkEngine.WAVE, rate);
    String results = folder.resolve("cores-" + cores).toString();
    RunFolder store = RunFolder.of(results, new Configuration(false));
    Stopwatch stopwatch = new Stopwatch();
    SparkEngine engine = new SparkEngine(TestSpark.on("local[" + cores + "]"), 0);
    new SweepRun<>(experiment, seed, store, engine, stopwatch).run();
    Schedule trials = forecast.stages().get(1).schedule();
    return new Comparison(
        cores,
        trials.wall(),
        stopwatch.seconds.get("trials"),
        trials.work(),
        stopwatch.coreSeconds.get("trials"));
  }
}
