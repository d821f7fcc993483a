package io.onset.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code submit/chaos}: faults on a real standalone cluster, and whether results are the same. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Runs a sweep again and again on a standalone cluster of its own, breaks something at a random"
          + " moment of each run, and gives the same command until the run is done.",
      "Prints for each fault how many runs finished, how many had to be resumed, and whether rows and"
          + " curves have the SHA-256 of an undisturbed run. Ends with 1 if one has not, or if a run"
          + " ended with a wrong code or did not say why."
    })
public final class Chaos implements Callable<Integer> {

  private static final int SHORT_TRIALS = 60;
  private static final int TRIALS = 600;
  private static final double SHORT_MINUTES = 3.5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--short",
      description = "A small sweep, six faults once while there is time, in less than five minutes.")
  private boolean isShort;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Which moments and victims are chosen. Default: by the clock; it is printed.")
  private long seed = System.currentTimeMillis();

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "No fault is injected after so many. Default: 30; with --short 3.5.")
  private Double minutes;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description = "These alone, in this order: ${COMPLETION-CANDIDATES}.")
  private List<Fault> faults;

  private final long start = System.nanoTime();
  private final Tally tally = new Tally();

  /** Runs a command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Chaos()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    Path home = Path.of(System.getProperty("onset.home", "..")).toRealPath();
    Path out = Files.createDirectories(home.resolve("spark-jobs/target/chaos"));
    Path folder = Files.createTempDirectory("onset-chaos");
    tell("seed %d, in %s", seed, folder);
    Path submit = home.resolve("submit");
    Path sweep = Arena.sweep(folder, isShort ? SHORT_TRIALS : TRIALS);
    List<String> reference = Arena.reference(submit, sweep, folder);
    Cluster cluster = Cluster.start(submit, folder.resolve("cluster"));
    disturb(new Arena(cluster, sweep, folder, reference));
    String table = tally.markdown();
    Files.writeString(out.resolve("chaos.md"), table);
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return tally.isGood() ? 0 : 1;
  }

  private double minutesGone() {
    return (System.nanoTime() - start) / 60e9;
  }

  private void disturb(Arena arena) {
    double most = minutes != null ? minutes : isShort ? SHORT_MINUTES : 30;
    double seconds = undisturbed(arena);
    int run = 1;
    do {
      for (Fault fault : order()) {
        if (minutesGone() < most) {
          attempt(arena, fault, run++, seconds);
        } else if (!tally.has(fault)) {
          tally.skip(fault, "no time was left");
        }
      }
    } while (!isShort && minutesGone() < most);
  }

  /** As they were given; of all for an hour in an order that the seed draws. */
  private List<Fault> order() {
    if (faults != null) {
      return faults;
    }
    return isShort ? Fault.SHORT : new Chance(seed, 0).shuffled(Fault.all());
  }

  /** How long a run takes that nobody disturbs. */
  private double undisturbed(Arena arena) {
    long before = System.nanoTime();
    attempt(arena, Fault.NONE, 0, 0);
    return (System.nanoTime() - before) * 1e-9;
  }

  private void attempt(Arena arena, Fault fault, int run, double seconds) {
    long before = System.nanoTime();
    try {
      tell(arena.attempt(fault, "run-" + run, new Chance(seed, run), seconds), run, before);
    } catch (Scene.NotInjected e) {
      tell("%3d %s: %s", run, fault.title(), e.getMessage());
      tally.skip(fault, e.getMessage());
    }
  }

  private void tell(Attempt attempt, int run, long before) {
    tally.add(attempt);
    List<Integer> codes = new ArrayList<>();
    attempt.ends().forEach(end -> codes.add(end.code()));
    tell(
        "%3d %s: %s; ended with %s, digest %s, %.0f s%s",
        run,
        attempt.fault().title(),
        attempt.isInjected() ? attempt.injected() : "not injected",
        codes,
        attempt.isEqual() ? "equal" : "DIFFERS",
        (System.nanoTime() - before) * 1e-9,
        attempt.complaint().isEmpty() ? "" : "; WRONG: " + attempt.complaint());
  }

  private void tell(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("chaos: " + String.format(Locale.ROOT, format, values));
    err.flush();
  }
}
