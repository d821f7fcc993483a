package io.onset.experiment.linear;

import io.onset.distance.QuadraticForm;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.experiment.linear.DrawnSet.Kind;
import io.onset.random.TrialStreams;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How what the trials of one dimension share is prepared: the self terms of the original sets, and
 * of training and matched sets too large for one task, as parts; and the original points, where
 * there is one set, to be broadcast.
 *
 * @param streams the sweep's streams
 * @param contrasts what Delta is asked for
 * @param units the units of one dimension
 * @param from the first trial that shares it
 * @param to one past the last; beyond the last of a unit for all
 */
record SharedOriginalSets(
    TrialStreams streams, Set<Contrast> contrasts, List<Unit<LinearCell>> units, long from, long to)
    implements SharedValue<OriginalSets> {

  /** What all trials share. */
  static SharedOriginalSets ofAll(
      TrialStreams streams, Set<Contrast> contrasts, List<Unit<LinearCell>> units) {
    return new SharedOriginalSets(streams, contrasts, units, 0, Long.MAX_VALUE);
  }

  /** The sets whose self terms are shared, each once. */
  private Stream<DrawnSet> sets() {
    return units.stream()
        .flatMap(unit -> unit.cells().stream().flatMap(each -> sets(unit, each.cell())))
        .distinct();
  }

  private Stream<DrawnSet> sets(Unit<LinearCell> unit, LinearCell cell) {
    Stream<DrawnSet> originals =
        LongStream.range(from, Math.min(to, from + originals(unit)))
            .mapToObj(trial -> DrawnSet.original(cell, (int) (trial % originals(unit))));
    LongStream large = LongStream.range(from, Math.min(to, large(unit, cell)));
    return Stream.concat(originals, large.boxed().flatMap(trial -> ofTrial(cell, trial)));
  }

  private Stream<DrawnSet> ofTrial(LinearCell cell, long trial) {
    Stream<Kind> kinds =
        contrasts.contains(Contrast.MATCHED)
            ? Stream.of(Kind.TRAINING, Kind.MATCHED)
            : Stream.of(Kind.TRAINING);
    return kinds.map(kind -> DrawnSet.ofTrial(kind, cell, trial));
  }

  private int originals(Unit<LinearCell> unit) {
    return contrasts.contains(Contrast.ORIGINAL) ? unit.strata() : 0;
  }

  /** How many trials have a training set too large for one task. */
  private static long large(Unit<LinearCell> unit, LinearCell cell) {
    return SelfTerm.count(cell.trainSize(), cell.dimension()) > 1 ? unit.trials() : 0;
  }

  /** How many points of set 0 are broadcast, for units that meet no other; 0 for none. */
  private int pointSize() {
    return units.stream()
        .filter(unit -> originals(unit) == 1)
        .flatMap(unit -> unit.cells().stream())
        .mapToInt(each -> each.cell().originalSize())
        .max()
        .orElse(0);
  }

  private int dimension() {
    return units.get(0).cells().get(0).cell().dimension();
  }

  @Override
  public List<Part> parts() {
    return sets()
        .flatMap(set -> SelfTerm.parts(streams, set).stream())
        .map(Part.class::cast)
        .toList();
  }

  @Override
  public OriginalSets assemble(List<Double> results) {
    HashMap<DrawnSet, Double> logOff = new HashMap<>();
    int next = 0;
    for (DrawnSet set : sets().toList()) {
      int end = next + SelfTerm.count(set.size(), set.dimension());
      logOff.put(set, SelfTerm.total(set, results.subList(next, end)));
      next = end;
    }
    int size = pointSize();
    return new OriginalSets(
        size == 0 ? null : LinearStreams.original(streams, dimension(), 0, size), logOff);
  }

  @Override
  public long bytes() {
    long terms = 0;
    for (Unit<LinearCell> unit : units) {
      for (UnitCell<LinearCell> each : unit.cells()) {
        terms += originals(unit) + 2 * large(unit, each.cell());
      }
    }
    return (long) QuadraticForm.bytesPerCoordinate(dimension()) * pointSize() * dimension()
        + 100 * terms;
  }
}
