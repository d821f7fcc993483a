package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.engine.Progress.Tally;
import io.onset.store.Lease;
import io.onset.store.RunFolder;
import io.onset.store.SealedJson;
import io.onset.store.StoreException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code status.json}: how the run stands that has or had the folder, written every few seconds and
 * at its end, whatever the end. Of a run that was killed outright it still says {@code running}.
 *
 * @param run which run
 * @param standing how far it is; the trials are those that this run had to compute
 * @param updated when this was written, by the clock of the run's host
 * @param end how it ended, if it has
 */
record RunStatus(Run run, Standing standing, Instant updated, Optional<End> end) {

  static final String FILE = "status.json";

  private static final int FORMAT = 1;

  /**
   * Which run.
   *
   * @param id {@code --run-id}, or a random one
   * @param started when it began
   * @param host where its driver runs
   * @param pid the driver's process
   * @param application Spark's name for it, empty where there is none
   */
  record Run(String id, Instant started, String host, long pid, String application) {}

  /**
   * How a run ended.
   *
   * @param code exit code
   * @param message what the user was told
   */
  record End(int code, String message) {}

  /** Writes it. */
  void write(RunFolder folder) {
    folder.write(FILE, SealedJson.content(json()));
  }

  /** Writes the end of a run that had not, or has no more, the folder, under its own name. */
  void writeEnd(RunFolder folder) {
    folder.write(Lease.endOf(run.id()), SealedJson.content(json()));
  }

  private ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("format", FORMAT).put("run", run.id());
    json.put("state", end.isPresent() ? "ended" : "running");
    end.ifPresent(ended -> json.put("code", ended.code()).put("message", ended.message()));
    json.put("stage", standing.stage()).put("share", standing.share());
    json.put("trials_done", standing.done().trials()).put("trials", standing.total().trials());
    json.put("cells_done", standing.done().cells()).put("cells", standing.total().cells());
    json.put("failed", standing.done().failed());
    json.put("trials_per_second", standing.trialsPerSecond());
    standing
        .timeLeft()
        .filter(left -> end.isEmpty())
        .ifPresent(left -> json.put("seconds_left", left.toMillis() * 1e-3));
    json.put("stage_seconds", standing.seconds());
    json.put("started", run.started().toString()).put("updated", updated.toString());
    json.put("host", run.host()).put("pid", run.pid()).put("application", run.application());
    return json;
  }

  /**
   * The status of a folder; none where no run ever wrote one.
   *
   * @throws StoreException where it cannot be read, with the cause; where it is damaged or of
   *     another version, without
   */
  static Optional<RunStatus> read(RunFolder folder) {
    return read(folder, FILE);
  }

  /** The end of a run that had not, or has no more, the folder; none where there was none. */
  static Optional<RunStatus> readEnd(RunFolder folder, String run) {
    return read(folder, Lease.endOf(run));
  }

  private static Optional<RunStatus> read(RunFolder folder, String name) {
    String file = folder.location() + "/" + name;
    return Optional.ofNullable(folder.read(name)).map(content -> read(file, whole(file, content)));
  }

  private static JsonNode whole(String file, byte[] content) {
    String advice = "; the next run, or its next sign of life, writes it anew";
    return SealedJson.whole(content)
        .orElseThrow(() -> new StoreException(file + ": is damaged" + advice, null));
  }

  private static RunStatus read(String file, JsonNode json) {
    int format = json.path("format").asInt();
    if (format != FORMAT) {
      String rule = ": has format " + format + ", this version of Onset has " + FORMAT;
      throw new StoreException(file + rule, null);
    }
    try {
      return new RunStatus(run(json), standing(json), instant(json, "updated"), end(json));
    } catch (DateTimeException e) {
      throw new StoreException(file + ": cannot be read", e);
    }
  }

  private static Run run(JsonNode json) {
    return new Run(
        json.path("run").asText(),
        instant(json, "started"),
        json.path("host").asText(),
        json.path("pid").asLong(),
        json.path("application").asText());
  }

  /** Of the work only the share is kept, of a budget only the time left that it may bound. */
  private static Standing standing(JsonNode json) {
    Tally done =
        new Tally(
            json.path("share").asDouble(),
            json.path("cells_done").asLong(),
            json.path("trials_done").asLong(),
            json.path("failed").asLong());
    Tally total = new Tally(1, json.path("cells").asLong(), json.path("trials").asLong(), 0);
    double seconds = json.path("stage_seconds").asDouble();
    double most = json.path("seconds_left").asDouble(Double.POSITIVE_INFINITY);
    return new Standing(json.path("stage").asText(), done, total, seconds, most);
  }

  private static Instant instant(JsonNode json, String name) {
    return Instant.parse(json.path(name).asText());
  }

  private static Optional<End> end(JsonNode json) {
    return json.path("state").asText().equals("ended")
        ? Optional.of(new End(json.path("code").asInt(), json.path("message").asText()))
        : Optional.empty();
  }

  /** Since when there was no sign of life, by this host's clock; none is less than zero. */
  Duration age(Instant now) {
    Duration age = Duration.between(updated, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
