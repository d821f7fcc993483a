package io.onset.engine;

import com.google.common.collect.Iterators;
import io.onset.engine.Schedule.Slots;
import io.onset.engine.Schedule.Task;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a fresh run of a sweep would take on a cluster: the tasks of {@link SweepRun}'s three
 * stages, in the order in which the engine starts them, through a {@link Schedule}. Seconds follow
 * from the cost model and a rate; what does not scale with it is in the constants below, measured
 * on one machine with a local disk and rounded.
 *
 * @param stages the stages in their order
 * @param startSeconds from the command to the first task
 */
public record Forecast(List<Stage> stages, double startSeconds) {

  /** What a task keeps its core busy beyond its work: it is read, run and its result is sent. */
  static final double TASK_SECONDS = 0.003;

  /** What a task keeps the driver busy; a cluster gets no more than 1/this tasks a second. */
  public static final double DISPATCH_SECONDS = 0.0007;

  /** A block's file of one cell, but for its rows: written with the trials, read for the curves. */
  static final double FILE_WRITE_SECONDS = 0.02;

  static final double FILE_READ_SECONDS = 0.01;

  /** A row, encoded and written; a row, read and digested. */
  static final double ROW_WRITE_SECONDS = 50e-6;

  static final double ROW_READ_SECONDS = 20e-6;

  /**
   * A stage.
   *
   * @param name as the manifest has it
   * @param schedule its tasks
   */
  public record Stage(String name, Schedule schedule) {}

  public Forecast {
    stages = List.copyOf(stages);
  }

  /**
   * The forecast of an experiment of which nothing is stored.
   *
   * @param cluster where it would run
   * @param window tasks that the engine starts before it waits for them all
   * @param rate multiply-adds per second of one core
   */
  public static <C extends Record> Forecast of(
      Experiment<C, ?, ?> experiment, Cluster cluster, int window, double rate) {
    Slots slots = new Slots(cluster.cores(), TASK_SECONDS, DISPATCH_SECONDS, window);
    return new Forecast(
        List.of(
            new Stage("shared values", Schedule.of(sharedValues(experiment, rate), slots)),
            new Stage("trials", Schedule.of(trials(experiment, rate), slots)),
            new Stage("curves", Schedule.of(curves(experiment), slots))),
        cluster.startSeconds());
  }

  /** Core-seconds of all tasks. */
  public double work() {
    return stages.stream().mapToDouble(stage -> stage.schedule.work()).sum();
  }

  /** Seconds from the command to the end of the last stage. */
  public double wall() {
    return startSeconds + stages.stream().mapToDouble(stage -> stage.schedule.wall()).sum();
  }

  /** Work over what all cores could have done in the time, the start included. */
  public double efficiency() {
    return work() / (stages.get(0).schedule.cores() * wall());
  }

  private static <C extends Record> Iterator<Task> sharedValues(
      Experiment<C, ?, ?> experiment, double rate) {
    Set<String> known = new HashSet<>();
    return keys(experiment).stream()
        .flatMap(
            key ->
                experiment.shared(key).parts().stream()
                    .filter(part -> known.add(part.key()))
                    .map(part -> new Task(key, part.work() / rate)))
        .iterator();
  }

  private static Set<String> keys(Experiment<?, ?, ?> experiment) {
    return Backlog.of(experiment, new SweepPlan(experiment, null).missing()).sharedKeys();
  }

  private static <C extends Record> Iterator<Task> trials(
      Experiment<C, ?, ?> experiment, double rate) {
    List<Unit<C>> units = experiment.units();
    double[] trialSeconds =
        units.stream().mapToDouble(unit -> experiment.cost(unit).work() / rate).toArray();
    return Iterators.transform(
        new SweepPlan(experiment, null).missing(),
        block -> {
          double trials = (double) block.strata() * block.count();
          double seconds = trials * trialSeconds[block.unit()];
          seconds += block.cells().size() * FILE_WRITE_SECONDS + block.rows() * ROW_WRITE_SECONDS;
          return new Task(units.get(block.unit()).label(), seconds);
        });
  }

  private static <C extends Record> Iterator<Task> curves(Experiment<C, ?, ?> experiment) {
    SweepPlan plan = new SweepPlan(experiment, null);
    List<Unit<C>> units = experiment.units();
    return IntStream.range(0, units.size())
        .boxed()
        .flatMap(u -> cells(plan, u, units.get(u)))
        .iterator();
  }

  private static Stream<Task> cells(SweepPlan plan, int index, Unit<?> unit) {
    double seconds = plan.blocks(index) * FILE_READ_SECONDS + unit.trials() * ROW_READ_SECONDS;
    return unit.cells().stream().map(cell -> new Task(unit.label(), seconds));
  }
}
