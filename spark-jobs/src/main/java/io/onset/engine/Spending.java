package io.onset.engine;

import io.onset.experiment.Allocation;

/**
 * How a run spends its time.
 *
 * @param allocation where trials go first
 * @param budget when no more are started
 */
public record Spending(Allocation allocation, Budget budget) {

  /** All that is missing, whatever it takes. */
  public static final Spending UNLIMITED = new Spending(Allocation.EVEN, Budget.UNLIMITED);

  /** Whether a run may end before all is done. */
  public boolean isLimited() {
    return budget != Budget.UNLIMITED;
  }
}
