package io.onset.answers;

import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Transitions;
import io.onset.experiment.Transitions.Height;
import io.onset.experiment.Transitions.Landmark;
import io.onset.random.TrialStreams;
import io.onset.stats.BinomialFit;
import io.onset.stats.BinomialRegression;
import io.onset.stats.ClusteredProportion;
import io.onset.stats.Crossing;
import io.onset.stats.Crossings;
import io.onset.stats.Curve;
import io.onset.stats.Estimate;
import io.onset.stats.Interval;
import io.onset.stats.Link;
import io.onset.stats.MeanCurve;
import io.onset.stats.ProportionCurve;
import io.onset.stats.Side;
import io.onset.store.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds the {@link Answer}s of a sweep's curves. */
public final class Answers {

  /** Bootstrap draws of a curve: the ends of a 95 % interval are the 50th from either side. */
  public static final int DRAWS = 2000;

  private final Transitions asked;
  private final TrialStreams streams;
  private final Fits pending;
  private final List<Supplier<Answer>> found = new ArrayList<>();
  private List<Answer> answers = List.of();
  private final List<CurveRow> sides = new ArrayList<>();

  private Answers(Transitions asked, long seed, Fits pending) {
    this.asked = asked;
    this.streams = new TrialStreams(seed);
    this.pending = pending;
  }

  /**
   * The answers of some curves, whatever their order.
   *
   * @param asked what is asked of them
   * @param coordinates the columns that are coordinates
   * @param curves their lines
   * @param seed the sweep's, of which the bootstrap has streams of its own
   * @param regression fits, several at once; not closed
   */
  public static Answers of(
      Transitions asked,
      Collection<String> coordinates,
      List<CurveRow> curves,
      long seed,
      BinomialRegression regression) {
    try (Fits pending = new Fits(regression)) {
      Answers answers = new Answers(asked, seed, pending);
      Group.of(curves, coordinates, asked.abscissa()).forEach(answers::add);
      answers.answers = answers.found.stream().map(Supplier::get).toList();
      return answers;
    }
  }

  /** The answers, group by group: the proportions' and then the landmarks'. */
  public List<Answer> all() {
    return answers;
  }

  /** A line for each crossing, and for each curve without one. */
  public List<CurveRow> transitions() {
    return answers.stream().map(answer -> AnswerTable.transition(answer, asked)).toList();
  }

  /** A line for each curve with crossings at three dimensions or more. */
  public List<CurveRow> powerLaws() {
    return AnswerTable.powerLaws(answers, asked);
  }

  /** The columns of {@link #powerLaws}, whether it has lines or not. */
  public List<String> powerLawColumns() {
    return AnswerTable.powerLawColumns(answers.get(0).at(), asked);
  }

  /** The columns of {@link #sides}, whether it has lines or not. */
  public List<String> sideColumns() {
    return AnswerTable.sideColumns(answers.get(0).at(), asked.abscissa());
  }

  /** A line for each grid point of each proportion: its intervals, and its side of 1/2. */
  public List<CurveRow> sides() {
    return List.copyOf(sides);
  }

  private void add(Group group) {
    Map<String, Crossing> marks = new LinkedHashMap<>();
    List<Supplier<Answer>> landmarks = new ArrayList<>();
    for (Landmark landmark : asked.landmarks()) {
      Curve curve = mean(group, landmark);
      List<Crossing> crossings = Crossings.of(curve, DRAWS);
      marks.put(landmark.name(), crossings.isEmpty() ? null : crossings.get(0));
      landmarks.addAll(answers(group.at(), landmark.name(), curve, crossings, Map.of()));
    }
    asked
        .proportions()
        .forEach(
            (name, column) -> {
              ProportionCurve curve = proportion(group, name, column);
              sides.addAll(AnswerTable.sides(group, asked.abscissa(), name, curve));
              found.addAll(answers(group.at(), name, curve, Crossings.of(curve, DRAWS), marks));
            });
    found.addAll(landmarks);
  }

  private List<Supplier<Answer>> answers(
      Coordinates at,
      String name,
      Curve curve,
      List<Crossing> crossings,
      Map<String, Crossing> marks) {
    List<Supplier<Answer>> answers = new ArrayList<>();
    for (Crossing crossing : crossings) {
      Map<String, Estimate> ratios = new LinkedHashMap<>();
      marks.forEach((mark, other) -> ratios.put(mark, ratio(crossing, other)));
      Supplier<Map<Link, BinomialFit>> fits = pending.of(curve, crossing);
      int number = answers.size() + 1;
      Interval bracket = crossing.bracket();
      answers.add(
          () ->
              new Answer(at, name, number, crossing, Side.UNDECIDED, bracket, fits.get(), ratios));
    }
    return answers.isEmpty() ? List.of(() -> none(at, name, curve)) : answers;
  }

  private static Estimate ratio(Crossing crossing, Crossing other) {
    return other == null ? Estimate.NONE : crossing.ratio(other);
  }

  private static Answer none(Coordinates at, String name, Curve curve) {
    Side side = Side.UNDECIDED;
    double first = Double.NaN;
    double last = Double.NaN;
    for (int i = 0; i < curve.abscissae().length; i++) {
      if (curve.side(i) != Side.UNDECIDED) {
        side = curve.side(i);
        last = curve.abscissae()[i];
        first = Double.isNaN(first) ? last : first;
      }
    }
    Interval known = new Interval(first, last);
    return new Answer(at, name, 0, null, side, known, Map.of(), Map.of());
  }

  private ProportionCurve proportion(Group group, String name, String column) {
    List<CurveRow> rows =
        group.rows().stream().filter(row -> !Double.isNaN(row.number(column))).toList();
    List<ClusteredProportion> counts =
        rows.stream().map(row -> ClusteredProportion.of(row.counts().get(column))).toList();
    return new ProportionCurve(abscissae(rows), counts, draws(group, name));
  }

  private Curve mean(Group group, Landmark landmark) {
    List<CurveRow> rows = new ArrayList<>();
    List<Height> heights = new ArrayList<>();
    for (CurveRow row : group.rows()) {
      Height height = landmark.reading().of(row);
      if (Double.isInfinite(height.value()) || !Double.isNaN(height.value() + height.error())) {
        rows.add(row);
        heights.add(height);
      }
    }
    double[] values = heights.stream().mapToDouble(Height::value).toArray();
    double[] errors = heights.stream().mapToDouble(Height::error).toArray();
    return new MeanCurve(abscissae(rows), values, errors, draws(group, landmark.name()));
  }

  private double[] abscissae(List<CurveRow> rows) {
    return rows.stream().mapToDouble(row -> row.number(asked.abscissa())).toArray();
  }

  /** The data key: the first 64 bits of the SHA-256 of the curve's name and coordinates. */
  private StreamDraws draws(Group group, String name) {
    String digest = new Digest().add(name, group.at().toString()).hex();
    return new StreamDraws(streams, Long.parseUnsignedLong(digest.substring(0, 16), 16));
  }
}
