package io.onset.engine;

import io.onset.engine.TrialStore.Damage;
import io.onset.engine.TrialStore.Reading;
import io.onset.store.StoreException;
import java.util.function.Consumer;

/**
 * Sets damaged files aside as they are found, so that the run goes round: their trials are missing
 * then, are computed again, and the cells are summarised again.
 */
final class Repair {

  /** How often a run goes round before it gives up on a disk that spoils what is written. */
  private static final int MOST_ROUNDS = 5;

  private final TrialStore store;
  private final Consumer<String> warn;
  private String fault;
  private int rounds;

  /**
   * Nothing is damaged yet.
   *
   * @param warn hears of each damaged file once
   */
  Repair(TrialStore store, Consumer<String> warn) {
    this.store = store;
    this.warn = warn;
  }

  /** Whether a cell was read as a whole; else its damaged files are set aside. */
  boolean passes(Reading reading) {
    if (reading.isComplete()) {
      return true;
    }
    fault = "a file is gone; the next missing trial is " + reading.missing();
    for (Damage damage : reading.damage()) {
      fault = damage.file() + " " + damage.fault();
      warn.accept(fault + ": set aside, its trials are computed again");
    }
    store.setAside(reading.damage());
    return false;
  }

  /**
   * Whether the run must go round again; asked once a round.
   *
   * @throws StoreException where it has done so too often
   */
  boolean isNeeded() {
    boolean needed = fault != null;
    if (needed && ++rounds >= MOST_ROUNDS) {
      throw new StoreException(
          store.location()
              + ": files are damaged as fast as they are written; look after the disk, then run"
              + " again; the last one: "
              + fault,
          null);
    }
    fault = null;
    return needed;
  }
}
