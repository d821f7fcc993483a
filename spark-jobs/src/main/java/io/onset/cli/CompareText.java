package io.onset.cli;

import io.onset.answers.Comparison;
import io.onset.answers.Comparison.Entry;
import io.onset.answers.Difference.Relation;
import io.onset.answers.Measurement;
import io.onset.cli.CompareCommand.Side;
import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Parameter;
import io.onset.kernel.Decimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code onset compare} tells people. */
final class CompareText {

  /** So many places are named that one run alone has. */
  private static final int SHOWN = 5;

  private final Side before;
  private final Side after;
  private final Comparison found;
  private final Set<String> naming;
  private final StringBuilder text = new StringBuilder();

  CompareText(Side before, Side after, Comparison found) {
    this.before = before;
    this.after = after;
    this.found = found;
    this.naming = naming();
  }

  /** The coordinates of the grid, and those in which places differ. */
  private Set<String> naming() {
    Set<String> names = new LinkedHashSet<>();
    Experiments.vocabulary(after.sweep()).grid().stream().map(Parameter::name).forEach(names::add);
    Map<String, Object> values = new LinkedHashMap<>();
    Stream.of(before, after)
        .flatMap(side -> side.estimates().stream())
        .flatMap(measured -> measured.at().values().entrySet().stream())
        .forEach(
            value -> {
              if (!values
                  .computeIfAbsent(value.getKey(), k -> value.getValue())
                  .equals(value.getValue())) {
                names.add(value.getKey());
              }
            });
    return names;
  }

  private String place(Coordinates at) {
    return at.values().entrySet().stream()
        .filter(value -> naming.contains(value.getKey()) || value.getKey().equals("curve"))
        .map(value -> value.getKey() + "=" + Decimal.format(value.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** All of it, with so many differences at the most. */
  String text(int worst) {
    side("A", before);
    side("B", after);
    trials();
    only("A", found.onlyBefore());
    only("B", found.onlyAfter());
    List<CurveRow> rows =
        found.entries().stream()
            .filter(e -> e.difference().isJudged())
            .limit(worst)
            .map(this::row)
            .toList();
    if (!rows.isEmpty()) {
      text.append('\n')
          .append(ResultTable.of(List.copyOf(rows.get(0).values().keySet()), rows))
          .append('\n');
    }
    verdict();
    return text.toString();
  }

  private void side(String name, Side side) {
    line(
        "%s  %s: sweep %s, seed %d, %d estimates",
        name, side.folder(), side.sweep().name(), side.sweep().seed(), side.estimates().size());
  }

  private void trials() {
    if (before.sweep().seed() != after.sweep().seed()) {
      line("other seeds: the trials are independent");
    } else {
      line("the same seed: trials that both have are the same trials");
      told(found.equalBits(), "estimates of the same trials: equal bits");
      told(
          found.otherBits(),
          "estimates of the same trials have other bits (commits "
              + before.commit()
              + " and "
              + after.commit()
              + "), held against one error bar");
      told(
          found.count(Relation.EXTENDED),
          "estimates have more trials in one: those are held against the rest");
      told(found.count(Relation.SHARING), "transitions share trials: judged as if they did not");
    }
    told(
        found.count(Relation.CONDITIONAL),
        "estimates hold for the original sets of their seed alone: not judged");
  }

  private void told(long count, String what) {
    if (count > 0) {
      line("%d %s", count, what);
    }
  }

  private void only(String name, List<Coordinates> places) {
    if (!places.isEmpty()) {
      String some = places.stream().limit(SHOWN).map(this::place).collect(Collectors.joining("; "));
      String more = places.size() > SHOWN ? "; and " + (places.size() - SHOWN) + " more" : "";
      line("only in %s: %s%s", name, some, more);
    }
  }

  private CurveRow row(Entry entry) {
    Measurement measured = entry.difference().after();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("where", place(measured.at()));
    row.put("what", measured.quantity());
    row.put("A", entry.difference().before().value());
    row.put("B", measured.value());
    row.put("B - A", entry.difference().difference());
    row.put("error", entry.difference().error());
    row.put("z", entry.difference().z());
    row.put("p", entry.difference().p());
    row.put("p of all", entry.adjusted());
    return new CurveRow(row);
  }

  private void verdict() {
    int beyond = found.beyond().size();
    String what =
        beyond == 0 ? "no difference" : beyond == 1 ? "1 difference" : beyond + " differences";
    line(
        "%s beyond the error bars among %d, at a family-wise error of %.0f %%",
        what, found.judged(), 100 * Comparison.ERROR);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
