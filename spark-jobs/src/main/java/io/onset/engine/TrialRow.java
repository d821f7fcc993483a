package io.onset.engine;

/**
 * A stored trial of one cell: its observation, or why there is none.
 *
 * @param trial number of the trial
 * @param observation what was observed; null for a failed trial
 * @param failure the reason and the stream key; null for a trial that went well
 * @param <O> the observation
 */
public record TrialRow<O extends Record>(long trial, O observation, String failure) {

  /** {@code ok} or {@code failed}. */
  public String status() {
    return failure == null ? "ok" : "failed";
  }
}
