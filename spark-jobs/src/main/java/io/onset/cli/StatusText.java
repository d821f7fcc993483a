package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.cli.RunStatus.Run;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.store.Lease;
import io.onset.store.LeaseHolder;
import io.onset.store.RunFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code onset status} tells people, as lines. */
final class StatusText {

  private final List<String> lines = new ArrayList<>();

  private StatusText() {}

  /** The lines on a results folder, its ages by the clock that says {@code now}. */
  static List<String> of(RunFolder folder, Optional<RunStatus> status, Instant now) {
    JsonNode manifest = Manifest.read(folder);
    Sweep sweep = Manifest.sweep(folder, manifest);
    StatusText text = new StatusText();
    text.add("sweep", sweep.name() + " in " + folder.location());
    boolean isGone = status.filter(held -> isGone(folder, held.run().id())).isPresent();
    status.ifPresentOrElse(
        held -> text.addRun(held, now, isGone), () -> text.add("state", "unknown"));
    text.addContent(sweep, manifest);
    text.addFailures(Failures.of(folder, sweep, manifest, status), folder.location());
    return text.lines;
  }

  /** Whether a run is known to hold the folder no more. */
  private static boolean isGone(RunFolder folder, String run) {
    return Lease.holder(folder)
        .filter(holder -> holder.owner().run().equals(run))
        .map(LeaseHolder::isGone)
        .orElse(false);
  }

  private void add(String name, String value) {
    lines.add(String.format("%-11s %s", name, value));
  }

  private void addRun(RunStatus status, Instant now, boolean isGone) {
    Run run = status.run();
    String age = duration(status.age(now));
    boolean isRunning = isRunning(status, now, isGone);
    Standing standing = status.standing();
    add("state", state(status, isRunning));
    if (!standing.stage().equals(Standing.START.stage())) {
      add("progress", isRunning ? standing.line() : standing.reached());
    }
    add("sign of life", age + " ago");
    String application = run.application().isEmpty() ? "" : ", application " + run.application();
    add("run", run.id() + ", begun " + run.started());
    add("driver", "host " + run.host() + ", pid " + run.pid() + application);
  }

  /** A run is dead whose process is known to have ended, or which was silent for too long. */
  private static boolean isRunning(RunStatus status, Instant now, boolean isGone) {
    return status.end().isEmpty() && !isGone && status.age(now).compareTo(Lease.SILENCE) <= 0;
  }

  private static String state(RunStatus status, boolean isRunning) {
    if (status.end().isPresent()) {
      return "ended with code " + status.end().get().code() + ": " + status.end().get().message();
    }
    return isRunning
        ? "running"
        : "dead: its lease is not renewed; the same command goes on from there";
  }

  private static String duration(Duration time) {
    return PlanCommand.duration(time.toMillis() * 1e-3);
  }

  private void addContent(Sweep sweep, JsonNode manifest) {
    long trials = sweep.cells().stream().mapToLong(SweepCell::trials).sum();
    String what = sweep.cells().size() + " cells, " + trials + " trials: ";
    if (manifest.has("rows_sha256")) {
      String state = manifest.path("state").asText() + ", ";
      String done = manifest.path("trials").asLong() + " done, ";
      add("content", what + state + done + manifest.path("failed").asLong() + " failed");
      add("rows", "sha256 " + manifest.path("rows_sha256").asText());
      add("curves", "sha256 " + manifest.path("curves_sha256").asText());
    } else {
      add("content", what + "incomplete");
    }
    manifest.path("warnings").forEach(warning -> add("warning", warning.asText()));
  }

  private void addFailures(List<Failures.Group> groups, String folder) {
    for (Failures.Group group : groups) {
      String where = count(group.trials(), "trial") + " in " + count(group.cells(), "cell");
      add("failed", where + ": " + group.reason());
      String command = "submit/onset replay %s --cell %s --trial %d";
      add("", command.formatted(folder, group.cell(), group.trial()));
    }
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
