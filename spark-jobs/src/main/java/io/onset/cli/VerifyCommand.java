package io.onset.cli;

import io.onset.engine.Progress.Tally;
import io.onset.engine.SweepPlan;
import io.onset.engine.Verification;
import io.onset.engine.Verification.Block;
import io.onset.engine.Verification.Finding;
import io.onset.engine.spark.SparkContexts;
import io.onset.experiment.Experiment;
import io.onset.experiment.UserException;
import io.onset.kernel.Decimal;
import io.onset.store.RunFolder;
import java.io.PrintWriter;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset verify}: stored blocks computed again and compared, every bit. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Computes some of a folder's blocks again, on the cores of this machine, and compares every"
          + " bit of every row with what is stored; starts no cluster and writes nothing.",
      "Blocks that differ or cannot be read are named, and the exit code is 7."
    })
final class VerifyCommand implements Callable<Integer> {

  /** So many rows of a block are named. */
  private static final int SHOWN = 10;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String folder;

  @Option(
      names = "--fraction",
      paramLabel = "F",
      required = true,
      description =
          "Share of the stored files, above 0 and at most 1; at least one is taken. With 1 the"
              + " digest of all rows is held against the manifest's, too.")
  private double fraction;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Chooses the files: the same seed, the same files. Default: the time.")
  private Long seed;

  @Override
  public Integer call() {
    if (!(fraction > 0 && fraction <= 1)) {
      String rule = ": must be above 0 and at most 1; nearest: " + (fraction > 1 ? "1" : "0.01");
      throw new UserException("--fraction " + Decimal.format(fraction) + rule);
    }
    RunFolder results = RunFolder.of(folder, SparkContexts.hadoopConfiguration());
    Manifest.Held held = Manifest.held(results);
    held.otherCode().ifPresent(this::warn);
    return verify(SweepOptions.experiment(held.sweep()), held, results).code();
  }

  private void warn(String warning) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("onset: warning: " + warning);
    err.flush();
  }

  private <C extends Record, S extends Serializable, O extends Record> ExitCode verify(
      Experiment<C, S, O> experiment, Manifest.Held held, RunFolder results) {
    var verification = new Verification<>(experiment, held.sweep().seed(), results);
    List<Block> stored = verification.blocks();
    if (stored.isEmpty()) {
      throw new UserException(results.location() + ": holds no trials of its sweep");
    }
    MemoryCheck.requireHere(
        SweepPlan.demand(experiment), ForkJoinPool.getCommonPoolParallelism() + 1);
    long choice = seed == null ? Instant.now().getEpochSecond() : seed;
    List<Block> chosen = Verification.choose(stored, fraction, choice);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d of %d blocks, --seed %d%n", chosen.size(), stored.size(), choice);
    List<Finding> findings = check(verification, chosen);
    boolean sound = tell(findings, CellNames.of(held.sweep()), out);
    if (fraction == 1 && !held.rowsDigest().isEmpty()) {
      sound &= sound && digest(verification.rowsDigest(), held.rowsDigest(), out);
    }
    out.flush();
    return sound ? ExitCode.COMPLETE : ExitCode.STORE;
  }

  private List<Finding> check(Verification<?, ?, ?> verification, List<Block> chosen) {
    try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
      progress.begin("verify", new Tally(chosen.size(), 0, 0, 0));
      List<Finding> findings =
          chosen.parallelStream().map(block -> check(verification, block, progress)).toList();
      progress.end();
      return findings;
    }
  }

  private static Finding check(
      Verification<?, ?, ?> verification, Block block, ProgressLine progress) {
    Finding finding = verification.check(block);
    synchronized (progress) {
      progress.advance(new Tally(1, 0, 0, 0));
    }
    return finding;
  }

  /** Whether nothing differs. */
  private static boolean tell(List<Finding> findings, CellNames names, PrintWriter out) {
    List<Finding> bad = findings.stream().filter(found -> !found.faults().isEmpty()).toList();
    for (Finding found : bad) {
      out.printf("%s %s%n", names.name(found.block().at()), found.block().file());
      found.faults().stream().limit(SHOWN).forEach(fault -> out.println("  " + fault));
      if (found.faults().size() > SHOWN) {
        out.printf("  and %d more trials%n", found.faults().size() - SHOWN);
      }
    }
    long rows = findings.stream().mapToLong(Finding::rows).sum();
    String result = bad.isEmpty() ? "every bit as stored" : bad.size() + " blocks differ";
    out.printf(Locale.ROOT, "%d blocks, %d rows: %s%n", findings.size(), rows, result);
    return bad.isEmpty();
  }

  private static boolean digest(String here, String held, PrintWriter out) {
    boolean same = here.equals(held);
    String rest = same ? "as in the manifest" : "in the manifest " + held;
    out.printf("rows   sha256 %s, %s%n", here, rest);
    return same;
  }
}
