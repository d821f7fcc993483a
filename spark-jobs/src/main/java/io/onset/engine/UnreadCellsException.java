package io.onset.engine;

import io.onset.engine.TrialStore.Reading;
import io.onset.store.StoreException;
import java.util.List;

/** Cells that had to be summarised could not be read as a whole: a run repairs them. */
final class UnreadCellsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Reading> readings;

  /** How these cells were read; others than runs are told by the cause. */
  UnreadCellsException(List<Reading> readings) {
    super(new StoreException("stored trials are damaged, run again: " + readings.get(0), null));
    this.readings = readings;
  }

  List<Reading> readings() {
    return readings;
  }
}
