package io.onset.experiment;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A sweep as its file gives it, validated: what is computed, from which seed, how often.
 *
 * @param name names the default results folder; letters, digits, {@code . _ -}, no leading dot
 * @param experiment the name the experiment is registered under
 * @param seed the master seed of every stream
 * @param trials the trials of a grid that names none of its own
 * @param failureLimit share of failed trials above which a run ends with code 4; default 0.01
 * @param allocation which trials a run within a budget computes first; default even
 * @param settings each setting's values in the order given, the list-valued ones included; none of
 *     an optional one that is left out
 * @param cells the grid points times the settings, in report order, no two alike
 */
public record Sweep(
    String name,
    String experiment,
    long seed,
    long trials,
    double failureLimit,
    Allocation allocation,
    Map<String, List<Object>> settings,
    List<SweepCell> cells)
    implements Serializable {

  /**
   * One cell of a sweep.
   *
   * @param at its coordinates
   * @param trials how many trials the sweep asks of it
   */
  public record SweepCell(Coordinates at, long trials) implements Serializable {}
}
