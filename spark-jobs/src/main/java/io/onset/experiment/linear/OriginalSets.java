package io.onset.experiment.linear;

import io.onset.linalg.PointSet;
import java.io.Serializable;
import java.util.Map;

/**
 * What the trials of one dimension share: the original set's points where there is one set, the
 * self terms of all original sets, and those of training sets so large that theirs are tasks of
 * their own. Broadcast; read only.
 *
 * @param points the one set's points, of the largest size asked for; null where there are several
 *     sets (a run of trials redraws its own) or where no contrast needs them
 * @param logOff log of (17) of the sets that are shared
 */
record OriginalSets(PointSet points, Map<DrawnSet, Double> logOff) implements Serializable {

  /** log of (17) of a set; null where it is the trial's to compute. */
  Double logOff(DrawnSet set) {
    return logOff.get(set);
  }
}
