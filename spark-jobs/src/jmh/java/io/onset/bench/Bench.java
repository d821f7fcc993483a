package io.onset.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code submit/bench}: Onset against NumPy and against the machine, in one run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Compares whole trials per second: Onset on one core and on Spark, NumPy in one process and in"
          + " as many as cores, the floor that the machine sets; then Spark on a mixed sweep against"
          + " as many serial engines at once. All cells take twenty minutes, on an idle machine.",
      "ONSET_PYTHON names a python3 with NumPy on OpenBLAS, where that on the PATH is none."
    })
public final class Bench implements Callable<Integer> {

  /** What can be left out. */
  enum Part {
    /** All of NumPy. */
    NUMPY,
    /** Spark cell by cell. */
    SPARK,
    /** The mixed sweep. */
    MIXED
  }

  /** The compiler shares the one core: vector code takes some ten seconds to be all compiled. */
  private static final double WARM_SECONDS = 12;

  /** The JVM's own threads, too, as on a machine of one core. */
  private static final List<String> ONE_CORE = List.of("-XX:ActiveProcessorCount=1");

  private static final int LARGEST = 10_000;
  private static final int QUICK_LARGEST = 100;
  private static final double QUICK_MIXED_SECONDS = 0.1;

  /** Of the mixed sweep. */
  private static final int REPEATS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--cells",
      paramLabel = "d:n,...",
      description = "Cells that are timed. Default: ${DEFAULT-VALUE}.")
  private String cells = BenchCell.ALL;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Measured time of a cell by each program. Default: ${DEFAULT-VALUE}.")
  private double seconds = 4;

  @Option(
      names = "--mixed-seconds",
      paramLabel = "S",
      description =
          "Least time of the mixed sweep's trials, in the first run. Default: ${DEFAULT-VALUE}.")
  private double mixedSeconds = 60;

  @Option(
      names = "--quick",
      description = "A smoke test of the same in less than a minute; its numbers mean nothing.")
  private boolean quick;

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "PART",
      description = "Leave out: ${COMPLETION-CANDIDATES}.")
  private Set<Part> skip = EnumSet.noneOf(Part.class);

  @Option(
      names = "--standalone",
      description = "The mixed sweep on a standalone master with two workers, too.")
  private boolean standalone;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where bench.md and bench.json go. Default: spark-jobs/target/bench.")
  private Path out = Home.file("spark-jobs/target/bench");

  @Option(
      names = "--kernels",
      arity = "0..1",
      fallbackValue = ".*",
      paramLabel = "REGEX",
      description = "Run the JMH benchmarks of the kernels instead, those whose name matches.")
  private String kernels;

  private final int cores = Runtime.getRuntime().availableProcessors();

  /** Runs a command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(out);
    if (kernels != null) {
      write("kernels.md", KernelReport.run(kernels, quick));
      return 0;
    }
    List<BenchCell> asked = cells();
    BenchReport report = measure(asked, temporaryFolder());
    write("bench.json", report.json());
    write("bench.md", report.markdown());
    return 0;
  }

  /** It goes with this process, however that ends. */
  private static Path temporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("onset-bench");
    Thread end = new Thread(() -> FileUtils.deleteQuietly(folder.toFile()));
    Runtime.getRuntime().addShutdownHook(end);
    return folder;
  }

  private List<BenchCell> cells() {
    try {
      return BenchCell.list(cells);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--cells: " + e.getMessage());
    }
  }

  private void write(String name, String text) throws IOException {
    PrintWriter screen = spec.commandLine().getOut();
    Files.writeString(out.resolve(name), text);
    if (name.endsWith(".md")) {
      screen.print(text);
    }
    screen.println("written: " + out.resolve(name));
    screen.flush();
  }

  private BenchReport measure(List<BenchCell> asked, Path folder) throws IOException {
    Machine machine = Machine.here();
    NumpyBench numpy = skip.contains(Part.NUMPY) ? null : new NumpyBench(quick ? 0.5 : seconds);
    JsonNode numpyMachine = numpy == null ? null : numpy.machine();
    List<BenchRow> rows = new ArrayList<>();
    for (BenchCell cell : asked) {
      tell(cell + " on one core, NumPy");
      rows.add(time(cell, numpy));
    }
    if (!skip.contains(Part.SPARK)) {
      tell("Spark on " + cores + " cores");
      rows = withSpark(rows, folder);
    }
    return new BenchReport(machine, numpyMachine, rows, mixed(folder));
  }

  private BenchRow time(BenchCell cell, NumpyBench numpy) {
    double warm = quick ? 1 : Math.max(WARM_SECONDS, seconds);
    double block = quick ? 0.1 : Math.max(0.5, seconds / TrialBench.BLOCKS);
    List<String> arguments = List.of(cell.toString(), "" + warm, "" + block);
    List<String> lines = Child.java(TrialBench.class, ONE_CORE, Map.of(), arguments).lines();
    var serial = JsonLines.read(JsonLines.among(lines).get(0), TrialBench.Result.class);
    return numpy == null
        ? new BenchRow(cell, serial, null, null, null)
        : new BenchRow(cell, serial, numpy.time(cell, 1), null, numpy.time(cell, cores));
  }

  private List<BenchRow> withSpark(List<BenchRow> rows, Path folder) {
    List<String> arguments = new ArrayList<>(List.of("" + (quick ? 0.5 : seconds), "" + folder));
    for (BenchRow row : rows) {
      arguments.add(row.cell().toString());
      arguments.add("" + cores * row.serial().measurement().rate());
    }
    List<String> lines = SparkSetup.local(cores).start(SparkBench.class, arguments).lines();
    List<BenchRow> all = new ArrayList<>();
    for (String line : JsonLines.among(lines)) {
      var result = JsonLines.read(line, SparkBench.Result.class);
      all.add(rows.get(all.size()).withSpark(new Measurement(result.blockSeconds())));
    }
    return all;
  }

  private List<MixedSweep.Comparison> mixed(Path folder) {
    List<SparkSetup> sparks = new ArrayList<>();
    if (!skip.contains(Part.MIXED)) {
      sparks.add(SparkSetup.local(cores));
    }
    if (!standalone) {
      return mixed(folder, sparks);
    }
    try (StandaloneCluster cluster = StandaloneCluster.start(cores)) {
      sparks.add(cluster.setup());
      return mixed(folder, sparks);
    }
  }

  private List<MixedSweep.Comparison> mixed(Path folder, List<SparkSetup> sparks) {
    if (sparks.isEmpty()) {
      return List.of();
    }
    String masters = sparks.stream().map(SparkSetup::master).collect(Collectors.joining(", "));
    tell("a mixed sweep on " + masters + " and on " + cores + " serial engines");
    int largest = quick ? QUICK_LARGEST : LARGEST;
    MixedSweep sweep = new MixedSweep(folder, cores, largest, sparks);
    return sweep.measure(quick ? QUICK_MIXED_SECONDS : mixedSeconds, quick ? 1 : REPEATS);
  }

  private void tell(String what) {
    spec.commandLine().getErr().println("bench: " + what);
    spec.commandLine().getErr().flush();
  }
}
