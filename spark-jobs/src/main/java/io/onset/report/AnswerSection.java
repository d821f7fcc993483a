package io.onset.report;

import io.onset.experiment.CurveRow;
import io.onset.report.Page.Block;
import io.onset.report.Page.Card;
import io.onset.report.Page.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The answers for a reader in a hurry: where each proportion crosses one half, in large letters,
 * then how sure that is, how it moves with the scale, how it lies to the landmarks, and where the
 * proportions are above one half.
 */
public final class AnswerSection {

  /** Cards at the most: a page full of them is no answer. */
  private static final int MOST_CARDS = 12;

  private static final List<String> LINKS = List.of("logit", "probit");

  private final AnswerTables tables;
  private final List<String> naming;

  private AnswerSection(AnswerTables tables) {
    this.tables = tables;
    this.naming = tables.naming(tables.transitions());
  }

  /** The section; it says so where nothing was asked or is known yet. */
  public static Section of(AnswerTables tables) {
    List<Block> blocks =
        tables.isEmpty()
            ? List.of(
                Block.text(
                    "No curve of this sweep is asked where it crosses a level; see the figures."))
            : new AnswerSection(tables).blocks();
    return new Section("answer", "Answer", blocks);
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.text(question()));
    blocks.addAll(cards());
    blocks.add(transitions());
    blocks.addAll(laws());
    blocks.addAll(sides());
    return blocks;
  }

  private String question() {
    String n = tables.asked().abscissa() + "*";
    return n
        + " is where the probability crosses 1/2; brackets are 95 % intervals. There is an interval"
        + " from three interior grid points on, else two grid points between which it lies, to be"
        + " refined."
        + landmarks(n);
  }

  private String landmarks(String n) {
    List<String> places =
        tables.asked().landmarks().stream()
            .map(landmark -> landmark.name() + ", where " + landmark.place())
            .toList();
    String beside = " Beside it the landmarks " + String.join(", and ", places) + "; " + n;
    return places.isEmpty() ? "" : beside + " over theirs.";
  }

  private boolean isProportion(CurveRow row) {
    return tables.asked().proportions().containsKey(AnswerTables.word(row, "curve"));
  }

  /** A row of cards for the proportions of each group; one row where each group has one. */
  private List<Block> cards() {
    Map<String, List<Card>> rows = new LinkedHashMap<>();
    boolean several = tables.asked().proportions().size() > 1;
    tables.transitions().stream()
        .filter(this::isProportion)
        .limit(MOST_CARDS)
        .forEach(
            row ->
                rows.computeIfAbsent(several ? at(row) : "", k -> new ArrayList<>())
                    .add(card(row)));
    return rows.values().stream().map(Block::cards).toList();
  }

  private Card card(CurveRow row) {
    String n = tables.asked().abscissa();
    String label = AnswerTables.word(row, "curve") + ", " + at(row);
    String lo = Digits.text(row.number("between_lo"));
    String hi = Digits.text(row.number("between_hi"));
    String direction = AnswerTables.word(row, "direction");
    return switch (AnswerTables.word(row, "status")) {
      case "interval" -> {
        String value = n + "* = " + Digits.text(row.number(tables.star()));
        String sure = Digits.bounds(row, tables.star()) + ", crosses " + direction;
        yield new Card(label, value, sure + alignment(row), "known");
      }
      case "refine" ->
          new Card(label, lo + " – " + hi, "crosses " + direction + " between: refine", "coarse");
      case "undecided" -> new Card(label, "undecided", "neither above nor below 1/2", "none");
      default -> {
        String side = AnswerTables.word(row, "status");
        yield new Card(label, side + " 1/2", "from " + n + " = " + lo + " to " + hi, "none");
      }
    };
  }

  private String at(CurveRow row) {
    return naming.stream()
        .map(name -> name + " = " + Digits.text(row.values().get(name)))
        .collect(Collectors.joining(", "));
  }

  private String alignment(CurveRow row) {
    return tables.asked().landmarks().stream()
        .limit(1)
        .map(mark -> "over_" + mark.name())
        .filter(column -> !Double.isNaN(row.number(column)))
        .map(column -> "; " + ratio(column) + " = " + Digits.text(row.number(column)))
        .collect(Collectors.joining());
  }

  /** {@code over_kl} as {@code n*&#47;n_kl}. */
  private String ratio(String column) {
    String n = tables.asked().abscissa();
    return column.replaceFirst("^over_", n + "*/" + n + "_");
  }

  private Block transitions() {
    String n = tables.asked().abscissa() + "*";
    List<String> columns = new ArrayList<>(naming);
    columns.addAll(List.of("curve", "crosses", n, "between"));
    tables.asked().landmarks().forEach(mark -> columns.add(ratio("over_" + mark.name())));
    columns.add("points");
    columns.addAll(LINKS);
    return Block.table(columns, tables.transitions().stream().map(this::line).toList());
  }

  private List<String> line(CurveRow row) {
    List<String> line = new ArrayList<>();
    naming.forEach(name -> line.add(Digits.text(row.values().get(name))));
    String direction = AnswerTables.word(row, "direction");
    line.add(AnswerTables.word(row, "curve"));
    line.add(direction.isEmpty() ? Digits.NONE : direction);
    line.add(crossing(row));
    line.add(direction.isEmpty() ? Digits.NONE : Digits.bounds(row, "between"));
    tables.asked().landmarks().stream()
        .map(mark -> Digits.interval(row, "over_" + mark.name()))
        .forEach(line::add);
    line.add(Digits.text(row.number("points")));
    LINKS.forEach(link -> line.add(fit(row, link)));
    return line;
  }

  private String crossing(CurveRow row) {
    String status = AnswerTables.word(row, "status");
    return switch (status) {
      case "interval" -> Digits.interval(row, tables.star());
      case "refine" -> "refine";
      case "undecided" -> status;
      default ->
          status
              + " from "
              + Digits.text(row.number("between_lo"))
              + " to "
              + Digits.text(row.number("between_hi"));
    };
  }

  /** {@code 33.05 [31.56, 34.55], p 0.26}, or why there is none: {@code separated}. */
  private String fit(CurveRow row, String link) {
    String status = AnswerTables.word(row, link);
    String star = link + "_" + tables.star();
    if (status.isEmpty() || Double.isNaN(row.number(star))) {
      return status.isEmpty() ? Digits.NONE : status.equals("fitted") ? "unbounded" : status;
    }
    return Digits.interval(row, star) + ", p " + Digits.rough(row.number(link + "_p_value"));
  }

  private List<Block> laws() {
    String n = tables.asked().abscissa();
    String scale = tables.asked().scale();
    if (tables.powerLaws().isEmpty()) {
      String rule = "* against " + scale + ": from three values of " + scale;
      return List.of(
          Block.text("No power law of " + n + rule + " with an interval on; not there yet."));
    }
    List<String> naming = tables.naming(tables.powerLaws());
    List<String> columns = new ArrayList<>(naming);
    columns.addAll(List.of("curve", "crosses", "exponent", "factor", "points"));
    List<List<String>> rows = new ArrayList<>();
    for (CurveRow law : tables.powerLaws()) {
      List<String> row = new ArrayList<>();
      naming.forEach(name -> row.add(Digits.text(law.values().get(name))));
      row.add(AnswerTables.word(law, "curve"));
      row.add(AnswerTables.word(law, "direction"));
      row.add(Digits.interval(law, "exponent"));
      row.add(Digits.interval(law, "factor"));
      row.add(Digits.text(law.number("points")));
      rows.add(row);
    }
    return List.of(
        Block.text("The power laws " + n + "* = factor " + scale + "^exponent:"),
        Block.table(columns, rows));
  }

  /** Where each proportion is on which side: runs of grid points, by the confidence sequence. */
  private List<Block> sides() {
    if (tables.sides().isEmpty()) {
      return List.of();
    }
    List<String> named = new ArrayList<>(tables.naming(tables.sides()));
    named.add("curve");
    Map<List<String>, SideRuns> curves = new LinkedHashMap<>();
    for (CurveRow row : tables.sides()) {
      List<String> key = named.stream().map(name -> Digits.text(row.values().get(name))).toList();
      curves
          .computeIfAbsent(key, k -> new SideRuns())
          .add(row.number(tables.asked().abscissa()), AnswerTables.word(row, "side"));
    }
    List<String> columns = new ArrayList<>(named);
    columns.addAll(List.of("above 1/2", "below 1/2", "undecided"));
    List<List<String>> rows = new ArrayList<>();
    curves.forEach(
        (key, runs) -> {
          List<String> row = new ArrayList<>(key);
          List.of("above", "below", "undecided").forEach(side -> row.add(runs.text(side)));
          rows.add(row);
        });
    String rule =
        "On which side of 1/2 the probability is, by a confidence sequence: true for all points of a"
            + " curve at once with probability 0.95, at whatever number of trials one stops.";
    return List.of(Block.text(rule), Block.table(columns, rows));
  }
}
