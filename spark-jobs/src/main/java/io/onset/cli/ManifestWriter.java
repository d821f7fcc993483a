package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.engine.KernelUse;
import io.onset.engine.SweepResult;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.random.TrialStreams;
import io.onset.store.RunFolder;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.EjmlVersion;

/**
 * Writes {@link Manifest#FILE}: when a run begins, so that a run that dies can be resumed, and
 * again when it ends.
 */
final class ManifestWriter {

  /** What is kept of an earlier run. */
  private static final List<String> EARLIER =
      List.of(
          "state", "versions", "trials", "rows_sha256", "cores", "kernels", "warnings", "timings");

  private final RunFolder folder;
  private final ObjectNode json;

  private ManifestWriter(RunFolder folder, ObjectNode json) {
    this.folder = folder;
    this.json = json;
  }

  /**
   * Begins a run: writes what is known of it, and keeps what matters of the runs before it.
   *
   * @param file the effective sweep, as it was read
   */
  static ManifestWriter begin(RunFolder folder, Sweep sweep, SweepFile file, String engine) {
    BuildInfo build = new BuildInfo();
    JsonNode before = Manifest.file(folder).read();
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("format", Manifest.FORMAT).put("state", "running");
    json.set("sweep", file.tree());
    if (file.refinements().rounds() > 0) {
      json.set(Manifest.REFINEMENTS, file.refinements().json());
    }
    json.put("seed", sweep.seed());
    json.putObject("versions")
        .put("onset", build.version())
        .put("commit", build.commit())
        .put("dirty", build.dirty())
        .put("streams", TrialStreams.STREAM_VERSION)
        .put("engine", engine)
        .put("kernels", KernelUse.here().name())
        .put("ejml", EjmlVersion.VERSION)
        .put("java", System.getProperty("java.runtime.version"))
        .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    json.putObject("timings").put("started", Instant.now().toString());
    putAxes(json.putObject("axes"), sweep, before);
    putEarlierRuns(json.putArray("earlier_runs"), before);
    ManifestWriter manifest = new ManifestWriter(folder, json);
    manifest.write();
    return manifest;
  }

  /** Every value that a setting ever had here: what the folder may hold rows of. */
  private static void putAxes(ObjectNode axes, Sweep sweep, JsonNode before) {
    for (Parameter setting : Experiments.vocabulary(sweep).settings()) {
      Set<String> values = new LinkedHashSet<>(Manifest.heldValues(before, setting.name()));
      values.addAll(Manifest.texts(sweep, setting));
      values.forEach(value -> axes.withArray(setting.name()).add(value));
    }
  }

  private static void putEarlierRuns(ArrayNode earlier, JsonNode before) {
    if (before == null) {
      return;
    }
    before.path("earlier_runs").forEach(earlier::add);
    ObjectNode last = earlier.addObject();
    for (String name : EARLIER) {
      if (before.has(name)) {
        last.set(name, before.get(name));
      }
    }
  }

  /**
   * Adds what a run met with: no part of its results.
   *
   * @param cores tasks that ran at once
   * @param kernels how many of its tasks ran on kernels of which name
   * @param warnings what the user was warned of
   */
  void addCircumstances(int cores, Map<String, Long> kernels, List<String> warnings) {
    json.put("cores", cores);
    kernels.forEach(json.putObject("kernels")::put);
    warnings.forEach(json.putArray("warnings")::add);
  }

  /**
   * Ends a run: adds its results' digests and timings. The state is {@code partial} where a budget
   * came before the end of the sweep.
   */
  void complete(SweepResult result, String curvesDigest, Map<String, Double> seconds) {
    json.put("state", result.isComplete() ? "complete" : "partial");
    json.put("cells", result.curves().size());
    json.put("trials", result.trials());
    json.put("failed", result.failed());
    result.cells().forEach(json.putObject("trials_of_cells")::put);
    json.put("rows_sha256", result.rowsDigest());
    json.put("curves_sha256", curvesDigest);
    ObjectNode timings = (ObjectNode) json.get("timings");
    timings.put("ended", Instant.now().toString());
    seconds.forEach((stage, time) -> timings.put(stage.replace(' ', '_') + "_seconds", time));
    write();
  }

  private void write() {
    Manifest.file(folder).write(json);
  }
}
