package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.kernel.Decimal;
import io.onset.random.TrialStreams;
import io.onset.store.RunFolder;
import io.onset.store.SealedJson;
import io.onset.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code manifest.json}: which sweep a results folder holds, and how it came about, as {@link
 * ManifestWriter} wrote it; with a copy, for no other file tells whose rows these are.
 */
final class Manifest {

  static final String FILE = "manifest.json";

  static final String REFINEMENTS = "refinements";

  /** Version of the folder's layout. */
  static final int FORMAT = 2;

  private Manifest() {}

  /** The file and its copy. */
  static SealedJson file(RunFolder folder) {
    return new SealedJson(folder, FILE);
  }

  /** Why a folder's copy of the manifest is read; empty where it is not. */
  static String warning(RunFolder folder) {
    return file(folder).warning();
  }

  /** Every value that a setting ever had in a folder, of its manifest; none where it is null. */
  static List<String> heldValues(JsonNode json, String setting) {
    List<String> values = new ArrayList<>();
    if (json != null) {
      json.path("axes").path(setting).forEach(value -> values.add(value.asText()));
    }
    return values;
  }

  /** The values of a setting in a sweep; none where it is left out. */
  static List<String> texts(Sweep sweep, Parameter setting) {
    return sweep.settings().getOrDefault(setting.name(), List.of()).stream()
        .map(Decimal::format)
        .toList();
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
  static boolean isEmpty(RunFolder folder) {
    return folder.list("").stream()
        .map(file -> file.getPath().getName())
        .allMatch(name -> name.equals("lease") || name.contains(RunStatus.FILE));
  }

  /** Refuses a manifest of another version of Onset. */
  static void requireFormat(RunFolder folder, JsonNode json) {
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
}
