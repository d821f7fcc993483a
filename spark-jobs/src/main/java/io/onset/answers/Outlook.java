package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.experiment.Transitions;
import io.onset.random.TrialStreams;
import io.onset.stats.ClusteredProportion;
import io.onset.stats.Crossing;
import io.onset.stats.Crossings;
import io.onset.stats.Interval;
import io.onset.stats.Proportion;
import io.onset.stats.ProportionCurve;
import io.onset.store.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How sure the crossings of a sweep will be, if its proportions are those of another run: at each
 * grid point the other run's estimate, its logits joined by straight lines in the logarithm of the
 * abscissa and level beyond its ends, is taken for the probability; straight lines between the
 * estimates themselves would make a rise on few points less steep than it is. {@value #RUNS} runs
 * of the sweep are drawn from it, and the crossings of each are found as {@link Answers} finds
 * them. Trials that share draws count for as much less as they did there.
 *
 * <p>The curve itself would not do: an isotonic fit pools what noise turns round, and is less sure
 * than one of a smooth rise.
 *
 * @param known the other run's estimates
 * @param asked what is asked of both
 * @param seed of the draws
 */
public record Outlook(List<Measurement> known, Transitions asked, long seed) {

  /** Runs that are drawn. */
  public static final int RUNS = 15;

  /**
   * Bootstrap draws of each: a width is then known to a sixth, and the median of all much better.
   */
  private static final int DRAWS = 400;

  /**
   * An expected crossing.
   *
   * @param curve the coordinates of its curve, the abscissa left out
   * @param name the curve's name
   * @param between where the known curve is sure to cross on this grid
   * @param at where the median run crosses; NaN where half of the runs have no interval
   * @param width hi/lo - 1 of the median run's interval; likewise
   */
  public record Expected(
      Coordinates curve, String name, Interval between, double at, double width) {}

  /**
   * The crossings that are expected.
   *
   * @param cells the grid with the trials of each point
   */
  public List<Expected> of(Map<Coordinates, Long> cells) {
    Map<Coordinates, TreeMap<Double, Long>> grids = new LinkedHashMap<>();
    cells.forEach(
        (at, trials) ->
            grids
                .computeIfAbsent(across(at), key -> new TreeMap<>())
                .put(at.real(asked.abscissa()), trials));
    List<Expected> expected = new ArrayList<>();
    asked
        .proportions()
        .forEach(
            (name, column) -> {
              Map<String, TreeMap<Double, Measurement>> curves = curves(column);
              grids.forEach(
                  (curve, grid) -> {
                    TreeMap<Double, Measurement> there = curves.get(curve.toString());
                    if (there != null) {
                      expected.addAll(crossings(curve, name, grid, there));
                    }
                  });
            });
    return expected;
  }

  private Coordinates across(Coordinates at) {
    Map<String, Object> values = new LinkedHashMap<>(at.values());
    values.remove(asked.abscissa());
    return new Coordinates(values);
  }

  /** The estimates of a proportion, curve by curve. */
  private Map<String, TreeMap<Double, Measurement>> curves(String column) {
    Map<String, TreeMap<Double, Measurement>> curves = new HashMap<>();
    for (Measurement measured : known) {
      if (measured.quantity().equals(column) && !Double.isNaN(measured.value())) {
        curves
            .computeIfAbsent(across(measured.at()).toString(), key -> new TreeMap<>())
            .put(measured.at().real(asked.abscissa()), measured);
      }
    }
    return curves;
  }

  private List<Expected> crossings(
      Coordinates curve,
      String name,
      TreeMap<Double, Long> grid,
      TreeMap<Double, Measurement> there) {
    double share =
        there.values().stream()
            .mapToDouble(m -> m.bar().size() / m.bar().trials())
            .average()
            .orElse(1);
    List<Long> sizes = grid.values().stream().map(n -> Math.max(1, Math.round(share * n))).toList();
    double[] abscissae = grid.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] heights = grid.keySet().stream().mapToDouble(x -> height(there, x)).toArray();
    String key = name + " " + curve;
    ProportionCurve truth = curve(abscissae, heights, sizes, draws(key, 0));
    List<List<Crossing>> runs = new ArrayList<>();
    for (int run = 1; run <= RUNS; run++) {
      double[] drawn = truth.drawn(run);
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] += 0.5;
      }
      runs.add(Crossings.of(curve(abscissae, drawn, sizes, draws(key, run)), DRAWS));
    }
    return Crossings.of(truth, DRAWS).stream()
        .map(crossing -> expected(curve, name, crossing, runs))
        .toList();
  }

  private StreamDraws draws(String key, int run) {
    String digest = new Digest().add("outlook", key, (long) run).hex();
    long dataKey = Long.parseUnsignedLong(digest.substring(0, 16), 16);
    return new StreamDraws(new TrialStreams(seed), dataKey);
  }

  private static ProportionCurve curve(
      double[] abscissae, double[] heights, List<Long> sizes, StreamDraws draws) {
    List<ClusteredProportion> counts = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      long positive = Math.round(heights[i] * sizes.get(i));
      Proportion count = new Proportion(positive, 0, sizes.get(i) - positive);
      counts.add(ClusteredProportion.of(List.of(count)));
    }
    return new ProportionCurve(abscissae, counts, draws);
  }

  private static Expected expected(
      Coordinates curve, String name, Crossing crossing, List<List<Crossing>> runs) {
    double middle =
        0.5 * (StrictMath.log(crossing.bracket().lo()) + StrictMath.log(crossing.bracket().hi()));
    List<Double> places = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    for (List<Crossing> run : runs) {
      run.stream()
          .filter(one -> one.rising() == crossing.rising() && one.isBounded())
          .min(Comparator.comparingDouble(one -> Math.abs(one.log() - middle)))
          .map(Crossing::estimate)
          .ifPresent(
              at -> {
                places.add(at.value());
                widths.add(at.interval().hi() / at.interval().lo() - 1);
              });
    }
    return new Expected(curve, name, crossing.bracket(), median(places), median(widths));
  }

  /** Of all runs, those that have no value being the largest. */
  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.size() > RUNS / 2 ? sorted.get(RUNS / 2) : Double.NaN;
  }

  private static double height(TreeMap<Double, Measurement> there, double abscissa) {
    Map.Entry<Double, Measurement> from = there.floorEntry(abscissa);
    Map.Entry<Double, Measurement> to = there.ceilingEntry(abscissa);
    if (from == null || to == null) {
      return probability(logit((from == null ? to : from).getValue()));
    }
    double low = StrictMath.log(from.getKey());
    double gap = StrictMath.log(to.getKey()) - low;
    double share = gap == 0 ? 0 : (StrictMath.log(abscissa) - low) / gap;
    double first = logit(from.getValue());
    return probability(first + share * (logit(to.getValue()) - first));
  }

  /** Finite for none and all, too: half a success and half a failure are added. */
  private static double logit(Measurement measured) {
    double trials = measured.bar().trials();
    double successes = measured.value() * trials;
    return StrictMath.log((successes + 0.5) / (trials - successes + 0.5));
  }

  private static double probability(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
