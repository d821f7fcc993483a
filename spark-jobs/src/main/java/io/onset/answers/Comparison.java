package io.onset.answers;

import io.onset.answers.Difference.Relation;
import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The estimates of two runs held against each other, all at once: with probability {@link #ERROR}
 * at the most any difference is told beyond its error bar where there is none.
 *
 * <p>The p-values are adjusted by Holm's method, which asks nothing of how they depend on each
 * other: the i-th smallest of k is multiplied by k - i + 1, and is no smaller than the one before.
 * Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 6 (1979) 65-70.
 */
public final class Comparison {

  /** The family-wise error. */
  public static final double ERROR = 0.01;

  private final List<Entry> entries;
  private final List<Coordinates> before;
  private final List<Coordinates> after;

  private Comparison(List<Entry> entries, List<Coordinates> before, List<Coordinates> after) {
    this.entries = List.copyOf(entries);
    this.before = before;
    this.after = after;
  }

  /**
   * A difference among all.
   *
   * @param difference the difference
   * @param adjusted its p-value adjusted for the number of those judged; NaN where it is not judged
   */
  public record Entry(Difference difference, double adjusted) {

    /** Whether it is beyond what chance leaves to all of them. */
    public boolean isBeyond() {
      return adjusted <= ERROR;
    }

    /** A line of a table that has these coordinates: empty where it has none. */
    CurveRow row(Collection<String> coordinates) {
      Map<String, Object> row = new LinkedHashMap<>();
      Map<String, Object> at = difference.after().at().values();
      coordinates.forEach(name -> row.put(name, at.getOrDefault(name, "")));
      row.put("quantity", difference.after().quantity());
      row.put("trials_before", difference.before().bar().trials());
      row.put("trials_after", difference.after().bar().trials());
      row.put("before", difference.before().value());
      row.put("after", difference.after().value());
      row.put("difference", difference.difference());
      row.put("standard_error", difference.error());
      row.put("z", difference.z());
      row.put("p_value", difference.p());
      row.put("p_adjusted", adjusted);
      row.put("relation", difference.relation().name().toLowerCase(Locale.ROOT));
      row.put("beyond", isBeyond() ? "yes" : "no");
      return new CurveRow(row);
    }
  }

  /**
   * Compares two runs.
   *
   * @param before the estimates of the one, no two of one quantity and place
   * @param after of the other
   * @param sameSeed whether their trials are drawn from one seed, and so in part the same
   */
  public static Comparison of(List<Measurement> before, List<Measurement> after, boolean sameSeed) {
    Map<String, Measurement> others = new LinkedHashMap<>();
    before.forEach(measured -> others.put(measured.key(), measured));
    List<Difference> differences = new ArrayList<>();
    for (Measurement measured : after) {
      Measurement other = others.get(measured.key());
      if (other != null && !(Double.isNaN(measured.value()) && Double.isNaN(other.value()))) {
        differences.add(Difference.of(other, measured, sameSeed));
      }
    }
    return new Comparison(holm(differences), without(before, after), without(after, before));
  }

  private static List<Entry> holm(List<Difference> differences) {
    List<Difference> sorted = new ArrayList<>(differences);
    sorted.sort(Comparator.comparingDouble(Difference::p)); // those without come last
    long judged = sorted.stream().filter(Difference::isJudged).count();
    List<Entry> entries = new ArrayList<>();
    double adjusted = 0;
    for (Difference difference : sorted) {
      if (difference.isJudged()) {
        adjusted = Math.max(adjusted, Math.min(1, (judged - entries.size()) * difference.p()));
      }
      entries.add(new Entry(difference, difference.isJudged() ? adjusted : Double.NaN));
    }
    return entries;
  }

  /** Places of which the other has nothing. */
  private static List<Coordinates> without(List<Measurement> some, List<Measurement> others) {
    Set<String> held = new LinkedHashSet<>();
    others.forEach(measured -> held.add(measured.at().toString()));
    Map<String, Coordinates> places = new LinkedHashMap<>();
    some.forEach(measured -> places.put(measured.at().toString(), measured.at()));
    places.keySet().removeAll(held);
    return List.copyOf(places.values());
  }

  /** All differences, the least likely by chance first; those that are not judged come last. */
  public List<Entry> entries() {
    return entries;
  }

  /** All differences as a table. */
  public List<CurveRow> rows() {
    Set<String> coordinates = new LinkedHashSet<>();
    entries.forEach(entry -> coordinates.addAll(entry.difference.after().at().values().keySet()));
    return entries.stream().map(entry -> entry.row(coordinates)).toList();
  }

  /** Those beyond their error bars. */
  public List<Entry> beyond() {
    return entries.stream().filter(Entry::isBeyond).toList();
  }

  /** How many differences were judged. */
  public long judged() {
    return entries.stream().filter(entry -> entry.difference.isJudged()).count();
  }

  /** How many estimates of the same trials have the same bits. */
  public long equalBits() {
    return entries.stream().filter(entry -> entry.difference.hasEqualBits()).count();
  }

  /** How many estimates of the same trials have other bits: other code computed them. */
  public long otherBits() {
    return count(Relation.SAME) - equalBits();
  }

  /** How many differences are of a kind. */
  public long count(Relation relation) {
    return entries.stream().filter(entry -> entry.difference.relation() == relation).count();
  }

  /** The places that only the one run has. */
  public List<Coordinates> onlyBefore() {
    return before;
  }

  /** The places that only the other run has. */
  public List<Coordinates> onlyAfter() {
    return after;
  }
}
