package io.onset.experiment.dynamics;

import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.kernel.Kernels;
import io.onset.linalg.Workspace;

/**
 * The trials of the experiment {@code dynamics}: draw a training set, take it apart into modes, and
 * give every cell its model.
 *
 * @param streams the sweep's, of the unit's d and N
 * @param unit cells of one d and N
 * @param memory of the trial that is drawn: a draw takes back what the one before had
 * @param witness is told how trials come about
 */
record DynamicsTrials(
    DynamicsStreams streams, Unit<DynamicsCell> unit, Workspace memory, DynamicsWitness witness)
    implements Trials<DynamicsObservation> {

  static DynamicsTrials open(
      io.onset.random.TrialStreams streams, Unit<DynamicsCell> unit, DynamicsWitness witness) {
    DynamicsCell any = unit.cells().get(0).cell();
    return new DynamicsTrials(
        new DynamicsStreams(streams, any.dimension(), any.trainSize()),
        unit,
        new Workspace(Kernels.best()),
        witness);
  }

  @Override
  public Trial<DynamicsObservation> draw(long trial) {
    memory.reset();
    return new DynamicsDraw(this, trial, memory);
  }

  DynamicsCell cell(int index) {
    return unit.cells().get(index).cell();
  }
}
