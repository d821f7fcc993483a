package io.onset.experiment.linear;

import io.onset.distance.QuadraticForm;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.experiment.linear.DrawnSet.Kind;
import io.onset.random.TrialStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How what the trials of one dimension share is prepared: the self terms of the original sets, and
 * of training and matched sets too large for one task, as parts; and the original points, where
 * there is one set, to be broadcast.
 *
 * @param streams the sweep's streams
 * @param dimension d
 * @param pointSize how many points of set 0 are broadcast, for units that meet no other; 0 for none
 * @param selfTerms the distinct self terms: their parts by set
 */
record SharedOriginalSets(
    TrialStreams streams, int dimension, int pointSize, Map<DrawnSet, List<SelfTerm>> selfTerms)
    implements SharedValue<OriginalSets> {

  static SharedOriginalSets of(
      TrialStreams streams, Set<Contrast> contrasts, List<Unit<LinearCell>> units) {
    int dimension = units.get(0).cells().get(0).cell().dimension();
    boolean original = contrasts.contains(Contrast.ORIGINAL);
    Map<DrawnSet, List<SelfTerm>> terms = new LinkedHashMap<>();
    for (Unit<LinearCell> unit : units) {
      for (UnitCell<LinearCell> each : unit.cells()) {
        sets(unit, each.cell(), contrasts)
            .forEach(set -> terms.computeIfAbsent(set, s -> SelfTerm.parts(streams, s)));
      }
    }
    int pointSize = original ? broadcastSize(units) : 0;
    return new SharedOriginalSets(streams, dimension, pointSize, terms);
  }

  private static List<DrawnSet> sets(
      Unit<LinearCell> unit, LinearCell cell, Set<Contrast> contrasts) {
    List<DrawnSet> sets = new ArrayList<>();
    for (int set = 0; set < unit.strata() && contrasts.contains(Contrast.ORIGINAL); set++) {
      sets.add(DrawnSet.original(cell, set));
    }
    boolean large = SelfTerm.count(cell.trainSize(), cell.dimension()) > 1;
    for (long trial = 0; trial < unit.trials() && large; trial++) {
      sets.add(DrawnSet.ofTrial(Kind.TRAINING, cell, trial));
      if (contrasts.contains(Contrast.MATCHED)) {
        sets.add(DrawnSet.ofTrial(Kind.MATCHED, cell, trial));
      }
    }
    return sets;
  }

  private static int broadcastSize(List<Unit<LinearCell>> units) {
    return units.stream()
        .filter(unit -> unit.strata() == 1)
        .flatMap(unit -> unit.cells().stream())
        .mapToInt(each -> each.cell().originalSize())
        .max()
        .orElse(0);
  }

  @Override
  public List<Part> parts() {
    return selfTerms.values().stream().flatMap(List::stream).map(Part.class::cast).toList();
  }

  @Override
  public OriginalSets assemble(List<Double> results) {
    HashMap<String, Double> logOff = new HashMap<>();
    int next = 0;
    for (Map.Entry<DrawnSet, List<SelfTerm>> term : selfTerms.entrySet()) {
      List<Double> parts = results.subList(next, next + term.getValue().size());
      logOff.put(term.getKey().key(), SelfTerm.total(term.getKey(), parts));
      next += parts.size();
    }
    return new OriginalSets(
        pointSize == 0 ? null : LinearStreams.original(streams, dimension, 0, pointSize), logOff);
  }

  @Override
  public long bytes() {
    return (long) QuadraticForm.bytesPerCoordinate(dimension) * pointSize * dimension
        + 100L * selfTerms.size();
  }
}
