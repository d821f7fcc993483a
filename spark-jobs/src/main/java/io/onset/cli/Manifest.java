package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.engine.KernelUse;
import io.onset.engine.SweepResult;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.kernel.Decimal;
import io.onset.random.TrialStreams;
import io.onset.store.RunFolder;
import io.onset.store.SealedJson;
import io.onset.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ejml.EjmlVersion;

/**
 * {@code manifest.json}: which sweep a results folder holds, and how it came about. Written when a
 * run begins, so that a run that dies can be resumed, and again when it ends; with a copy, for no
 * other file tells whose rows these are.
 */
final class Manifest {

  static final String FILE = "manifest.json";

  private static final String REFINEMENTS = "refinements";

  /** Version of the folder's layout. */
  private static final int FORMAT = 2;

  /** What is kept of an earlier run. */
  private static final List<String> EARLIER =
      List.of(
          "state", "versions", "trials", "rows_sha256", "cores", "kernels", "warnings", "timings");

  private final RunFolder folder;
  private final ObjectNode json;

  private Manifest(RunFolder folder, ObjectNode json) {
    this.folder = folder;
    this.json = json;
  }

  /**
   * Begins a run: writes what is known of it, and keeps what matters of the runs before it.
   *
   * @param file the effective sweep, as it was read
   */
  static Manifest begin(RunFolder folder, Sweep sweep, SweepFile file, String engine) {
    BuildInfo build = new BuildInfo();
    JsonNode before = file(folder).read();
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("format", FORMAT).put("state", "running");
    json.set("sweep", file.tree());
    if (file.refinements().rounds() > 0) {
      json.set(REFINEMENTS, file.refinements().json());
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
    Manifest manifest = new Manifest(folder, json);
    manifest.write();
    return manifest;
  }

  private static SealedJson file(RunFolder folder) {
    return new SealedJson(folder, FILE);
  }

  /** Why a folder's copy of the manifest is read; empty where it is not. */
  static String warning(RunFolder folder) {
    return file(folder).warning();
  }

  /** Every value that a setting ever had here: what the folder may hold rows of. */
  private static void putAxes(ObjectNode axes, Sweep sweep, JsonNode before) {
    for (Parameter setting : Experiments.vocabulary(sweep).settings()) {
      Set<String> values = new LinkedHashSet<>(heldValues(before, setting.name()));
      values.addAll(texts(sweep, setting));
      values.forEach(value -> axes.withArray(setting.name()).add(value));
    }
  }

  private static List<String> heldValues(JsonNode json, String setting) {
    List<String> values = new ArrayList<>();
    if (json != null) {
      json.path("axes").path(setting).forEach(value -> values.add(value.asText()));
    }
    return values;
  }

  /** The values of a setting; none where it is left out. */
  private static List<String> texts(Sweep sweep, Parameter setting) {
    return sweep.settings().getOrDefault(setting.name(), List.of()).stream()
        .map(Decimal::format)
        .toList();
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
    file(folder).write(json);
  }

  /**
   * What a folder holds.
   *
   * @param sweep the sweep of its last run
   * @param commit which code computed it; empty where that is not known
   * @param rowsDigest the digest of all its rows; empty where no run of the sweep is complete
   */
  record Held(Sweep sweep, String commit, String rowsDigest) {

    /** What to tell somebody whose code is not that of the folder; nothing where it is. */
    Optional<String> otherCode() {
      String here = new BuildInfo().commit();
      boolean same = commit.isEmpty() || commit.equals(here);
      String told = "the folder was computed by commit " + commit + ", this is " + here;
      return same ? Optional.empty() : Optional.of(told + "; bits may differ");
    }
  }

  /**
   * What a folder holds.
   *
   * @throws UserException where there is no results folder
   * @throws StoreException where it is of another version of Onset
   */
  static Held held(RunFolder folder) {
    JsonNode json = file(folder).read();
    if (json == null) {
      throw new UserException(folder.location() + ": no results folder (no " + FILE + ")");
    }
    requireFormat(folder, json);
    String commit = json.path("versions").path("commit").asText();
    return new Held(sweep(folder, json), commit, json.path("rows_sha256").asText());
  }

  /**
   * Refuses a sweep that is not the one a folder holds: more or fewer cells and trials are welcome,
   * another name, experiment, seed or setting is not.
   *
   * @throws UserException naming what differs
   * @throws StoreException where the folder is of another version of Onset
   */
  static void requireSameSweep(RunFolder folder, Sweep sweep) {
    JsonNode json = file(folder).read();
    if (json == null) {
      requireEmpty(folder);
      return;
    }
    requireFormat(folder, json);
    Sweep stored = sweep(folder, json);
    requireEqual(folder, "name", stored.name(), sweep.name());
    requireEqual(folder, "experiment", stored.experiment(), sweep.experiment());
    requireEqual(folder, "seed", stored.seed(), sweep.seed());
    for (Parameter setting : Experiments.vocabulary(sweep).settings()) {
      List<String> held = heldValues(json, setting.name());
      requireSameAxis(folder, setting, held, texts(sweep, setting));
    }
    for (Parameter list : Experiments.vocabulary(sweep).lists()) {
      String name = list.name();
      Set<Object> before = new TreeSet<>(stored.settings().get(name));
      requireEqual(folder, "settings." + name, before, new TreeSet<>(sweep.settings().get(name)));
    }
  }

  /**
   * The manifest of a results folder as it stands.
   *
   * @throws UserException where the folder is none
   * @throws StoreException where it is of another version of Onset or cannot be read
   */
  static JsonNode read(RunFolder folder) {
    JsonNode json = file(folder).read();
    if (json == null) {
      String rule = ": no results folder (no " + FILE + "), must be one that onset run wrote";
      throw new UserException(folder.location() + rule);
    }
    requireFormat(folder, json);
    return json;
  }

  /**
   * The sweep of a results folder as its last run was asked for it, refined.
   *
   * @throws UserException where the folder is none
   * @throws StoreException where it is of another version of Onset or cannot be read
   */
  static SweepFile sweepFile(RunFolder folder) {
    JsonNode json = read(folder);
    sweep(folder, json);
    return sweepFile(json);
  }

  private static SweepFile sweepFile(JsonNode json) {
    return SweepFile.of(FILE, json.path("sweep")).refined(Refinements.of(json.path(REFINEMENTS)));
  }

  /** The grid points that a folder was refined by; none where it holds nothing. */
  static Refinements refinements(RunFolder folder) {
    JsonNode json = file(folder).read();
    return json == null ? Refinements.NONE : Refinements.of(json.path(REFINEMENTS));
  }

  /** The sweep that a manifest holds. */
  static Sweep sweep(RunFolder folder, JsonNode json) {
    try {
      return Experiments.sweep(sweepFile(json));
    } catch (UserException e) {
      throw new StoreException(folder.location() + ": holds no sweep that can be read", e);
    }
  }

  /**
   * By how much the trials of a sweep have to grow so that a folder is topped up: to {@code each}
   * more than its last run asked for, if that run is complete; else to as many, so that it is
   * finished first. 0 where the sweep asks for more by itself, or the folder holds nothing.
   */
  static long growth(RunFolder folder, Sweep sweep, long each) {
    JsonNode json = file(folder).read();
    if (json == null) {
      return 0;
    }
    boolean complete = json.path("state").asText().equals("complete");
    long goal = sweep(folder, json).trials() + (complete ? each : 0);
    return Math.max(0, goal - sweep.trials());
  }

  /** Whether a folder is one of results. */
  static boolean isThere(RunFolder folder) {
    return file(folder).read() != null;
  }

  /** Whether a folder is missing, empty or one of results. */
  static boolean isOurs(RunFolder folder) {
    return isThere(folder) || isEmpty(folder);
  }

  /** A run that died before its manifest may have left its lease and its status. */
  private static boolean isEmpty(RunFolder folder) {
    return folder.list("").stream()
        .map(file -> file.getPath().getName())
        .allMatch(name -> name.equals("lease") || name.contains(RunStatus.FILE));
  }

  private static void requireEmpty(RunFolder folder) {
    if (!isEmpty(folder)) {
      throw new UserException(
          folder.location()
              + ": not empty and no results folder (no "
              + FILE
              + "); take another --out");
    }
  }

  private static void requireFormat(RunFolder folder, JsonNode json) {
    int format = json.path("format").asInt();
    int streams = json.path("versions").path("streams").asInt();
    if (format != FORMAT || streams != TrialStreams.STREAM_VERSION) {
      throw new StoreException(
          "%s: has format %d with streams %d, this version of Onset has %d and %d"
              .formatted(
                  folder.location() + "/" + FILE,
                  format,
                  streams,
                  FORMAT,
                  TrialStreams.STREAM_VERSION),
          null);
    }
  }

  /** An axis may grow or shrink; an optional one may not come or go, for it is named in cells. */
  private static void requireSameAxis(
      RunFolder folder, Parameter setting, List<String> before, List<String> after) {
    boolean comparable = after.containsAll(before) || before.containsAll(after);
    boolean comesOrGoes = setting.isOptional() && before.isEmpty() != after.isEmpty();
    if (!comparable || comesOrGoes) {
      throw changed(folder, "settings." + setting.name(), before, after);
    }
  }

  private static void requireEqual(RunFolder folder, String key, Object stored, Object asked) {
    if (!stored.equals(asked)) {
      throw changed(folder, key, stored, asked);
    }
  }

  private static UserException changed(RunFolder folder, String key, Object stored, Object asked) {
    return new UserException(
        "%s: holds another sweep: %s is %s there, %s in this one; take another --out or the old value"
            .formatted(folder.location(), key, stored, asked));
  }
}
