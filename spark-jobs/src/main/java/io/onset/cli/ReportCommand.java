package io.onset.cli;

import io.onset.engine.spark.SparkContexts;
import io.onset.store.RunFolder;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onset report}: writes the page of a results folder again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes report.html of a results folder again, from its tables and manifest, as the end of"
          + " every run does; starts no cluster and computes no trial.",
      "The page is one file that needs no other and no network."
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Results folder, local or any Hadoop URI.")
  private String folder;

  @Override
  public Integer call() {
    RunFolder results = RunFolder.of(folder, SparkContexts.hadoopConfiguration());
    ReportFile.write(results);
    PrintWriter out = spec.commandLine().getOut();
    out.println("report in " + results.location() + "/" + ReportFile.FILE);
    out.flush();
    return ExitCode.COMPLETE.code();
  }
}
