package io.onset.engine;

import java.io.Serializable;
import java.util.List;

/**
 * A run of trials, the unit of work and of storage: the same range of trials in one stratum or,
 * where the strata are short, in several neighbouring ones.
 *
 * @param unit index of the unit in the experiment
 * @param cells which of the unit's cells are computed, by index
 * @param stratum the first stratum
 * @param strata how many strata, &gt;= 1
 * @param first index of the first trial within each stratum
 * @param count how many trials of each stratum
 */
public record TrialBlock(
    int unit, List<Integer> cells, int stratum, int strata, long first, int count)
    implements Serializable {

  /** How many rows it gives. */
  long rows() {
    return (long) cells.size() * strata * count;
  }
}
