package io.onset.engine;

import java.io.Serializable;
import java.util.List;

/**
 * A run of trials of one unit and stratum: the unit of work and of storage.
 *
 * @param unit index of the unit in the experiment
 * @param cells which of the unit's cells are computed, by index
 * @param stratum the stratum
 * @param first index of the first trial within the stratum
 * @param count how many trials
 */
public record TrialBlock(int unit, List<Integer> cells, int stratum, long first, int count)
    implements Serializable {}
