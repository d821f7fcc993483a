package io.onset.experiment.linear;

import io.onset.linalg.PointSet;
import java.io.Serializable;
import java.util.Map;

/**
 * The original sets of one dimension as the trials see them: the points where there is one set, and
 * the self terms of all. Broadcast; read only.
 *
 * @param points the one set's points, of the largest size asked for; null where there are several
 *     sets (a run of trials redraws its own) or where no contrast needs them
 * @param logOff log of (17) by {@link SelfTerm#key}
 */
record OriginalSets(PointSet points, Map<String, Double> logOff) implements Serializable {

  double logOff(LinearCell cell, int set) {
    return logOff.get(SelfTerm.key(cell, set));
  }
}
