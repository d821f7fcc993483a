package io.onset.engine;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Cost;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Experiment;
import io.onset.experiment.Figure;
import io.onset.experiment.SharedValue;
import io.onset.experiment.Summary;
import io.onset.experiment.Trials;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.linalg.NumericalFailure;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The smallest experiment that has all that an engine must cope with: several cells and strata,
 * shared values in parts, every kind of column, nulls, NaN, infinities, and trials that fail in one
 * cell alone (those of a negative scale, every fifth trial).
 */
public final class ToyExperiment
    implements Experiment<ToyExperiment.Cell, ToyExperiment.Sum, ToyExperiment.Observation> {

  private static final long serialVersionUID = 1;
  private static final Purpose DRAW = new Purpose("toy/draw");

  /** Called before every observation. */
  @FunctionalInterface
  public interface Hook extends Serializable {
    /** Watches nothing. */
    Hook NONE = (cell, trial) -> {};

    /** An observation of a cell is about to be made. */
    void observe(Cell cell, long trial);
  }

  /** A unit to be. */
  public record Shape(
      String label, long dataKey, int strata, long trials, double work, List<Double> scales)
      implements Serializable {

    /** The same with another number of trials. */
    public Shape withTrials(long number) {
      return new Shape(label, dataKey, strata, number, work, scales);
    }

    /** The same with other cells. */
    public Shape withScales(Double... others) {
      return new Shape(label, dataKey, strata, trials, work, List.of(others));
    }
  }

  /** A cell. */
  public record Cell(long dataKey, double scale) implements Serializable {}

  /** A shared value: the results of its parts, added. */
  public record Sum(double value) implements Serializable {}

  /** What a trial observes: one column of each type. */
  public record Observation(
      int stratum, Integer sign, double scaled, double undefined, double bound, String word) {}

  private final TrialStreams streams;
  private final ArrayList<Shape> shapes;
  private final Hook hook;

  private ToyExperiment(TrialStreams streams, List<Shape> shapes, Hook hook) {
    this.streams = streams;
    this.shapes = new ArrayList<>(shapes);
    this.hook = hook;
  }

  /** An experiment of these units. */
  public static ToyExperiment of(long seed, Hook hook, List<Shape> shapes) {
    return new ToyExperiment(new TrialStreams(seed), shapes, hook);
  }

  /** Three units, four cells, two of them with three strata; blocks of 4, 16 and 100 trials. */
  public static List<Shape> shapes(long trials) {
    return List.of(
        new Shape("a", 1, 1, trials, SweepPlan.BLOCK_WORK / 4, List.of(1.0, -2.0)),
        new Shape("b", 2, 3, trials, SweepPlan.BLOCK_WORK / 16, List.of(0.1)),
        new Shape("c", 3, 1, trials, SweepPlan.BLOCK_WORK / 100, List.of(1e300)));
  }

  @Override
  public List<Unit<Cell>> units() {
    return shapes.stream().map(ToyExperiment::unit).toList();
  }

  private static Unit<Cell> unit(Shape shape) {
    List<UnitCell<Cell>> cells = shape.scales().stream().map(scale -> cell(shape, scale)).toList();
    String shared = "shared of " + shape.strata();
    return new Unit<>(
        shape.label(), shared, shape.dataKey(), shape.strata(), shape.trials(), cells);
  }

  private static UnitCell<Cell> cell(Shape shape, double scale) {
    Map<String, Object> at = new LinkedHashMap<>();
    at.put("d", shape.dataKey());
    at.put("strata", (long) shape.strata());
    at.put("scale", scale);
    at.put("kind", scale < 0 ? "failing" : "sound");
    return new UnitCell<>(new Coordinates(at), new Cell(shape.dataKey(), scale));
  }

  @Override
  public Class<Observation> observationType() {
    return Observation.class;
  }

  @Override
  public SharedValue<Sum> shared(String sharedKey) {
    return new SharedSum(sharedKey);
  }

  private record SharedSum(String key) implements SharedValue<Sum> {
    @Override
    public List<Part> parts() {
      return IntStream.range(0, 3).<Part>mapToObj(i -> new Root(key + " part " + i, i)).toList();
    }

    @Override
    public Sum assemble(List<Double> results) {
      return new Sum(results.stream().mapToDouble(Double::doubleValue).sum());
    }

    @Override
    public long bytes() {
      return Double.BYTES;
    }
  }

  private record Root(String key, int of) implements SharedValue.Part {
    @Override
    public double work() {
      return 10;
    }

    @Override
    public double compute() {
      return Math.sqrt(of);
    }
  }

  @Override
  public Trials<Observation> trials(Unit<Cell> unit, int stratum, Sum shared) {
    return new Trials<>() {
      @Override
      public Trial<Observation> draw(long trial) {
        double[] normals = new double[2];
        streams.normals(DRAW, unit.dataKey(), trial).fill(0, normals, 0, 2);
        return index -> observe(unit.cells().get(index).cell(), stratum, trial, normals, shared);
      }

      @Override
      public int together() {
        return 3;
      }
    };
  }

  private Observation observe(Cell cell, int stratum, long trial, double[] normals, Sum shared) {
    hook.observe(cell, trial);
    if (cell.scale() < 0 && trial % 5 == 3) {
      throw new NumericalFailure("scale is " + cell.scale());
    }
    Integer sign = trial % 3 == 0 ? null : (int) Math.signum(normals[0]);
    double scaled = cell.scale() * normals[0] + shared.value();
    double bound = normals[1] > 1 ? Double.POSITIVE_INFINITY : -0.0;
    return new Observation(stratum, sign, scaled, Double.NaN, bound, "trial " + trial);
  }

  @Override
  public Summary<Observation> summary(Cell cell) {
    return new Fold();
  }

  /** Sums in the order of the rows: other orders round otherwise. */
  private static final class Fold implements Summary<Observation> {
    private long count;
    private long failed;
    private double sum;
    private double chain;

    @Override
    public void add(int stratum, Observation observation) {
      count++;
      sum += observation.scaled();
      chain = 0.75 * chain + stratum + observation.scaled();
    }

    @Override
    public void addFailed() {
      failed++;
      chain = -chain;
    }

    @Override
    public CurveRow row(Coordinates at) {
      Map<String, Object> values = new LinkedHashMap<>(at.values());
      values.put("trials", count + failed);
      values.put("failed", failed);
      values.put("mean", sum / count);
      values.put("chain", chain);
      values.put("undefined", Double.NaN);
      return new CurveRow(values);
    }
  }

  @Override
  public Cost cost(Unit<Cell> unit) {
    Shape shape =
        shapes.stream().filter(s -> s.label().equals(unit.label())).findFirst().orElseThrow();
    return new Cost(shape.work(), 1 << 10);
  }

  /** Any number that every row has a say in, and that more trials make smaller. */
  @Override
  public double width(CurveRow row) {
    double chain = row.number("chain");
    return (1 + chain - Math.floor(chain)) / Math.sqrt(row.number("trials"));
  }

  @Override
  public List<String> tableColumns() {
    return List.of("d", "mean");
  }

  @Override
  public List<Figure> figures(List<CurveRow> curves) {
    return List.of();
  }
}
