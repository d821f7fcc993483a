package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.cli.RunStatus.End;
import io.onset.store.StoreException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is wrong with the runs of a results folder, if anything: none ended lately, or the last one
 * failed or died.
 *
 * @param status the last run's; none where no run wrote one
 * @param manifest {@code manifest.json}; null where there is none; asked where the other is missing
 * @param most how long ago a run may have ended
 */
record NightWatch(Optional<RunStatus> status, JsonNode manifest, Duration most) {

  /** A status is written every few seconds; clocks may differ by minutes. */
  private static final Duration SILENCE = Duration.ofMinutes(15);

  /**
   * The problem in one line; empty where all is well. A run that goes on is, unless it began that
   * long ago: one that hangs gives signs of life, too.
   *
   * @throws StoreException if a time cannot be read
   */
  Optional<String> problem(Instant now) {
    if (status.isPresent()) {
      RunStatus last = status.get();
      return last.end().map(end -> ofEnd(end, now)).orElseGet(() -> ofRunning(last, now));
    }
    if (manifest != null) {
      return ofManifest(now);
    }
    return Optional.of("no run was ever here: neither status.json nor manifest.json");
  }

  private Optional<String> ofRunning(RunStatus last, Instant now) {
    boolean silent = last.age(now).compareTo(SILENCE) > 0;
    return silent
        ? Optional.of("the last run died: nothing was heard of it since " + last.updated())
        : late(last.run().started(), "the last one goes on, and began", now);
  }

  private Optional<String> ofEnd(End end, Instant now) {
    Instant ended = status.get().updated();
    if (end.code() == ExitCode.COMPLETE.code() || end.code() == ExitCode.BUDGET.code()) {
      return late(ended, "the last one ended", now);
    }
    String message = end.message().lines().findFirst().orElse("");
    return Optional.of(
        "the last run ended with code %d at %s: %s".formatted(end.code(), ended, message));
  }

  private Optional<String> ofManifest(Instant now) {
    JsonNode timings = manifest.path("timings");
    boolean ended = timings.has("ended");
    Instant last = time(timings, ended ? "ended" : "started");
    return late(last, ended ? "the last one ended" : "the last one began, and did not end,", now);
  }

  private Optional<String> late(Instant last, String what, Instant now) {
    boolean late = Duration.between(last, now).compareTo(most) > 0;
    return when(late, "no run for " + most.toHours() + " hours: " + what + " at " + last);
  }

  private static Optional<String> when(boolean wrong, String problem) {
    return wrong ? Optional.of(problem) : Optional.empty();
  }

  private static Instant time(JsonNode timings, String key) {
    String text = timings.path(key).asText();
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      String rule = "\", must be a time such as " + Instant.EPOCH;
      throw new StoreException("manifest.json: timings." + key + ": got \"" + text + rule, null);
    }
  }
}
