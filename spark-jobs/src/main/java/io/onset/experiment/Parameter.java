package io.onset.experiment;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;

/**
 * One coordinate of a cell as a sweep file gives it: its key, the kind of its values and the rule
 * that they keep. An experiment declares its parameters; the reader of sweep files checks them.
 *
 * @param name the key in the sweep file, never renamed: it is part of every cell's identity
 * @param kind what a value is: {@link Kind#INTEGER} values are {@code Long}, {@link Kind#REAL}
 *     {@code Double}, {@link Kind#CHOICE} and {@link Kind#TEXT} {@code String}
 * @param rule the rule in words, as in "must be &gt;= 2"; for a choice the list of the choices
 * @param accepts whether a number keeps the rule; ignored for choices
 * @param choices the values of a choice; empty for numbers
 * @param isOptional whether a sweep may leave the key out; its cells then have no such coordinate
 * @param canonical of a text the one way to write it; an {@code IllegalArgumentException} tells why
 *     it breaks the rule
 */
public record Parameter(
    String name,
    Kind kind,
    String rule,
    DoublePredicate accepts,
    List<String> choices,
    boolean isOptional,
    UnaryOperator<String> canonical) {

  /** What a value of a parameter is. */
  public enum Kind {
    /** A whole number in the range of {@code long}. */
    INTEGER,
    /** A finite double. */
    REAL,
    /** One of a list of words. */
    CHOICE,
    /** A text with a grammar of its own, such as a word and some numbers. */
    TEXT
  }

  public Parameter {
    choices = List.copyOf(choices);
  }

  /** A required one. */
  public Parameter(
      String name, Kind kind, String rule, DoublePredicate accepts, List<String> choices) {
    this(name, kind, rule, accepts, choices, false, UnaryOperator.identity());
  }

  /** This parameter, as one that a sweep may leave out. */
  public Parameter optional() {
    return new Parameter(name, kind, rule, accepts, choices, true, canonical);
  }

  /** A whole number of at least {@code least} and at most {@code most}. */
  public static Parameter integer(String name, long least, long most) {
    String rule = "must be a whole number from " + least + " to " + most;
    return new Parameter(name, Kind.INTEGER, rule, v -> v >= least && v <= most, List.of());
  }

  /** Any finite number. */
  public static Parameter real(String name) {
    return new Parameter(name, Kind.REAL, "must be a finite number", Double::isFinite, List.of());
  }

  /** A finite number above zero. */
  public static Parameter positive(String name) {
    DoublePredicate accepts = v -> v > 0 && Double.isFinite(v);
    return new Parameter(name, Kind.REAL, "must be a number > 0", accepts, List.of());
  }

  /** A finite number of zero or above. */
  public static Parameter nonNegative(String name) {
    DoublePredicate accepts = v -> v >= 0 && Double.isFinite(v);
    return new Parameter(name, Kind.REAL, "must be a number >= 0", accepts, List.of());
  }

  /** One of the words {@code choices}. */
  public static Parameter choice(String name, String... choices) {
    String rule = "must be one of " + String.join(", ", choices);
    return new Parameter(name, Kind.CHOICE, rule, v -> true, List.of(choices));
  }

  /**
   * A text with a grammar.
   *
   * @param rule the grammar in words, as in "must be ..."
   * @param canonical see the record's parameter
   */
  public static Parameter text(String name, String rule, UnaryOperator<String> canonical) {
    return new Parameter(name, Kind.TEXT, rule, v -> true, List.of(), false, canonical);
  }
}
