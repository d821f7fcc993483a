package io.onset.chaos;

import io.onset.chaos.Arena.Reference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
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

  private static final int TRIALS = 20;
  private static final double MINUTES = 30;

  /** A moment may slip by on a machine that is busy elsewhere; thrice in a row says something. */
  private static final int MOST_TRIES = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--short",
      description =
          "Seven faults once, a kill -9 of everything among them: less than five minutes.")
  private boolean isShort;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Which moments and victims are chosen. Default: by the clock; it is printed.")
  private long seed = System.currentTimeMillis();

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "No fault is injected after so many. Default: 30; with --short no end.")
  private Double minutes;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Of each of the 40 cells of the sweep. Default: ${DEFAULT-VALUE}.")
  private int trials = TRIALS;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Holds the cluster, the results and what was said, and is left there. Default: a new one"
              + " among the temporary files, which goes if nothing was wrong.")
  private Path dir;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description = "These alone, in this order: ${COMPLETION-CANDIDATES}.")
  private List<Fault> faults;

  @Option(
      names = "--deploy-mode",
      paramLabel = "MODE",
      description = "Where the drivers are, client or cluster. Default: both, in turn.")
  private Mode mode;

  private final long start = System.nanoTime();
  private final Tally tally = new Tally();

  private Path table;
  private int run;

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
    table = Files.createDirectories(home.resolve("spark-jobs/target/chaos")).resolve("chaos.md");
    Path folder = dir == null ? Files.createTempDirectory("onset-chaos") : made(dir);
    tell("seed %d, in %s", seed, folder);
    Path submit = home.resolve("submit");
    Path sweep = Arena.sweep(folder, trials);
    Reference reference = Reference.of(submit, sweep, folder);
    Cluster cluster = Cluster.start(submit, folder.resolve("cluster"));
    disturb(new Arena(cluster, sweep, folder, reference));
    spec.commandLine().getOut().print(tally.markdown());
    spec.commandLine().getOut().flush();
    if (tally.isGood() && dir == null) {
      cluster.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
    return tally.isGood() ? 0 : 1;
  }

  private static Path made(Path folder) throws IOException {
    return Files.createDirectories(folder).toRealPath();
  }

  private boolean hasTime() {
    double most = minutes != null ? minutes : isShort ? Double.POSITIVE_INFINITY : MINUTES;
    return System.nanoTime() - start < most * 60e9;
  }

  private void disturb(Arena arena) throws IOException {
    do {
      for (Case what : order()) {
        if (hasTime()) {
          inject(arena, what);
        } else if (!tally.has(what)) {
          tally.skip(what, "no time was left");
        }
      }
    } while (!isShort && hasTime());
  }

  /** As they were given; of all in an order that the seed draws. */
  private List<Case> order() {
    List<Case> cases = isShort && faults == null ? Case.SHORT : Case.of(asked());
    return cases.stream().filter(what -> mode == null || what.mode() == mode).toList();
  }

  private List<Fault> asked() {
    return faults != null ? faults : new Chance(seed, -1).shuffled(Fault.all());
  }

  /** Tries until something was broken: a fault that never came would be a hole in the table. */
  private void inject(Arena arena, Case what) throws IOException {
    boolean isDone = false;
    for (int i = 0; i < MOST_TRIES && !isDone; i++) {
      isDone = isDone(arena, what, ++run);
      Files.writeString(table, tally.markdown()); // whoever ends it before its time has so much
    }
  }

  private boolean isDone(Arena arena, Case what, int run) {
    long before = System.nanoTime();
    try {
      Attempt attempt = arena.attempt(what, "run-" + run, new Chance(seed, run));
      tally.add(attempt);
      tell(attempt, run, before);
      return attempt.isInjected();
    } catch (Scene.NotInjected e) {
      tell("%3d %s: %s", run, what.title(), e.getMessage());
      tally.skip(what, e.getMessage());
      return true;
    }
  }

  private void tell(Attempt attempt, int run, long before) {
    List<Integer> codes = new ArrayList<>();
    attempt.ends().forEach(end -> codes.add(end.code()));
    tell(
        "%3d %s: %s; ended with %s, digest %s, %.0f s%s",
        run,
        attempt.what().title(),
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
