package io.onset.experiment.linear;

import io.onset.distance.SignedLog;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.linalg.PointSet;
import io.onset.random.TrialStreams;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How the original sets of one dimension are prepared: the self terms of all sets, as parts; and
 * the points, where there is one set, to be broadcast.
 *
 * @param streams the sweep's streams
 * @param dimension d
 * @param pointSize how many points of set 0 are broadcast, for units that meet no other; 0 for none
 * @param selfTerms the distinct self terms: their parts by {@link SelfTerm#key}
 */
record SharedOriginalSets(
    TrialStreams streams, int dimension, int pointSize, Map<String, List<SelfTerm>> selfTerms)
    implements SharedValue<OriginalSets> {

  static SharedOriginalSets of(
      TrialStreams streams, Set<Contrast> contrasts, List<Unit<LinearCell>> units) {
    int dimension = units.get(0).cells().get(0).cell().dimension();
    if (!contrasts.contains(Contrast.ORIGINAL)) {
      return new SharedOriginalSets(streams, dimension, 0, Map.of());
    }
    Map<String, List<SelfTerm>> terms = new LinkedHashMap<>();
    for (Unit<LinearCell> unit : units) {
      for (UnitCell<LinearCell> each : unit.cells()) {
        addTerms(streams, each.cell(), unit.strata(), terms);
      }
    }
    return new SharedOriginalSets(streams, dimension, broadcastSize(units), terms);
  }

  private static void addTerms(
      TrialStreams streams, LinearCell cell, int sets, Map<String, List<SelfTerm>> terms) {
    for (int set = 0; set < sets; set++) {
      int number = set;
      terms.computeIfAbsent(SelfTerm.key(cell, set), key -> SelfTerm.parts(streams, cell, number));
    }
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
    for (Map.Entry<String, List<SelfTerm>> term : selfTerms.entrySet()) {
      int count = term.getValue().size();
      logOff.put(term.getKey(), total(term.getValue().get(0), results.subList(next, next + count)));
      next += count;
    }
    PointSet points =
        pointSize == 0 ? null : LinearStreams.original(streams, dimension, 0, pointSize);
    return new OriginalSets(points, logOff);
  }

  private static double total(SelfTerm term, List<Double> parts) {
    double[] terms =
        IntStream.range(0, 2 * parts.size())
            .mapToDouble(i -> i % 2 == 0 ? 1 : parts.get(i / 2))
            .toArray();
    LinearCell cell = term.cell();
    double logPairs = SignedLog.sum(terms).log();
    return SelfTerm.normalise(
        logPairs, cell.originalSize(), cell.dimension(), cell.originalWidthSquared());
  }

  @Override
  public long bytes() {
    return 8L * pointSize * dimension + 100L * selfTerms.size();
  }
}
