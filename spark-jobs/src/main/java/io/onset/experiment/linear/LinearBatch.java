package io.onset.experiment.linear;

import io.onset.distance.SmoothedLaw;
import io.onset.experiment.Trials.Trial;
import io.onset.linalg.PointSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Trials drawn together: at each cell their laws meet the original set in one pass over its points,
 * which for small d takes longer to fetch than to use.
 */
final class LinearBatch {

  private final LinearTrials trials;
  private final List<LinearDraw> draws;
  private int cell = -1;

  LinearBatch(LinearTrials trials, List<LinearDraw> draws) {
    this.trials = trials;
    this.draws = draws;
  }

  /** The trials; the first to be observed at a cell prepares all of them there. */
  List<Trial<LinearObservation>> trials() {
    return draws.stream().map(this::trial).toList();
  }

  private Trial<LinearObservation> trial(LinearDraw draw) {
    return index -> {
      if (index != cell) {
        meet(index);
      }
      return draw.observe();
    };
  }

  private void meet(int index) {
    draws.forEach(draw -> draw.prepare(trials.cell(index)));
    cell = index;
    if (trials.original() != null) {
      PointSet points = trials.original().prefix(trials.cell(index).originalSize());
      List<LinearDraw> sound = new ArrayList<>(draws);
      sound.removeIf(draw -> !draw.isSound());
      List<SmoothedLaw> laws = new ArrayList<>(sound.size());
      sound.forEach(draw -> laws.add(draw.originalLaw()));
      double[] crosses = SmoothedLaw.logCrosses(laws, points);
      for (int i = 0; i < crosses.length; i++) {
        sound.get(i).setCross(crosses[i]);
      }
    }
  }
}
