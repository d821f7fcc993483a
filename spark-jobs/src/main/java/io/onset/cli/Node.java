package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.experiment.Parameter;
import io.onset.experiment.UserException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * A value of a sweep, or the place where one is missing. Its accessors return what they are asked
 * for or throw a {@link UserException} of the form {@code source: path: got value, rule}.
 *
 * @param tree the tree it lies in
 * @param path its key, dotted; empty at the top
 * @param value the value; a missing node if there is none
 */
record Node(EffectiveTree tree, String path, JsonNode value) {

  /** A number that YAML left as text (a plain 1e-3); bounded, so that reading it is cheap. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]{1,99}(\\.[0-9]{0,99})?|\\.[0-9]{1,99})([eE][-+]?[0-9]{1,5})?");

  private static final int LONGEST_SHOWN = 80;

  /** The top of a tree. */
  static Node top(EffectiveTree tree) {
    return new Node(tree, "", tree.root());
  }

  /** Whether nothing is written there: a missing or empty value. */
  static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty();
  }

  /** Whether the key is there, whatever its value. */
  boolean isPresent() {
    return !value.isMissingNode();
  }

  /** The value at {@code key}, or its place. */
  Node get(String key) {
    return new Node(tree, below(key), value.path(key));
  }

  /** The elements of a list with their indices as keys; anything else is a list of itself. */
  List<Node> elements() {
    if (!value.isArray()) {
      return List.of(this);
    }
    return IntStream.range(0, value.size())
        .mapToObj(i -> new Node(tree, below(Integer.toString(i)), value.get(i)))
        .toList();
  }

  /** This node, if it is a mapping without other keys than {@code keys}. */
  Node mapping(List<String> keys) {
    if (!value.isObject()) {
      throw error("must be a mapping with the keys " + String.join(", ", keys));
    }
    for (String key : (Iterable<String>) value::fieldNames) {
      if (!keys.contains(key)) {
        throw unknown(key, keys);
      }
    }
    return this;
  }

  /** The text here, if it matches {@code pattern}. */
  String text(Pattern pattern, String rule) {
    if (!value.isTextual() || !pattern.matcher(value.asText()).matches()) {
      throw error(rule);
    }
    return value.asText();
  }

  /** One value, or the distinct values of a list that is not empty. */
  List<Object> values(Parameter parameter) {
    if (value.isArray() && value.isEmpty()) {
      throw error("must have at least one value, each " + parameter.rule());
    }
    Set<Object> values = new LinkedHashSet<>();
    for (Node element : elements()) {
      if (!values.add(element.value(parameter))) {
        throw element.error("must be listed only once");
      }
    }
    return List.copyOf(values);
  }

  /** A {@code Long}, a {@code Double} or a {@code String}, by the kind of {@code parameter}. */
  Object value(Parameter parameter) {
    return switch (parameter.kind()) {
      case INTEGER -> integer(parameter);
      case REAL -> real(parameter);
      case CHOICE -> choice(parameter);
      case TEXT -> written(parameter);
    };
  }

  /** A whole number that keeps the rule, however it is written: 1000, 1e3, 1000.0. */
  long integer(Parameter parameter) {
    BigDecimal number = number(parameter);
    try {
      return checked(parameter, number.longValueExact());
    } catch (ArithmeticException fractionOrBeyondLong) {
      throw error(parameter.rule());
    }
  }

  /** A finite number that keeps the rule; never a negative zero. */
  double real(Parameter parameter) {
    return checked(parameter, number(parameter).doubleValue());
  }

  /** The error that the value breaks {@code rule}, or is missing. */
  UserException error(String rule) {
    return fault((isPresent() ? "got " + shown() : "missing") + ", " + rule);
  }

  /** An error at this place. */
  UserException fault(String message) {
    String place = path.isEmpty() ? "" : path + ": ";
    return new UserException(tree.source(path) + ": " + place + message);
  }

  private BigDecimal number(Parameter parameter) {
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      return value.decimalValue();
    }
    if (value.isTextual() && NUMBER.matcher(value.asText()).matches()) {
      return new BigDecimal(value.asText());
    }
    throw error(parameter.rule());
  }

  private <T extends Number> T checked(Parameter parameter, T number) {
    double asDouble = number.doubleValue();
    if (!Double.isFinite(asDouble) || !parameter.accepts().test(asDouble)) {
      throw error(parameter.rule());
    }
    return number;
  }

  private String choice(Parameter parameter) {
    String word = value.isTextual() ? value.asText() : "";
    if (parameter.choices().contains(word)) {
      return word;
    }
    String meant = "; did you mean " + nearest(word, parameter.choices()) + "?";
    throw error(parameter.rule() + (word.isEmpty() ? "" : meant));
  }

  private String written(Parameter parameter) {
    if (!value.isTextual() || isNothing(value)) {
      throw error(parameter.rule());
    }
    try {
      return parameter.canonical().apply(value.asText());
    } catch (IllegalArgumentException e) {
      throw error(parameter.rule() + ": " + e.getMessage());
    }
  }

  private UserException unknown(String key, List<String> keys) {
    if (keys.isEmpty()) {
      return get(key).fault("unknown key, there are none here");
    }
    String meant = "; did you mean " + below(nearest(key, keys)) + "?";
    return get(key).fault("unknown key" + meant + " (keys here: " + String.join(", ", keys) + ")");
  }

  /** The value as JSON, in one line and not too long. */
  private String shown() {
    String json = isNothing(value) ? "nothing" : value.toString();
    return json.length() <= LONGEST_SHOWN ? json : json.substring(0, LONGEST_SHOWN) + "...";
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The most similar of {@code words}, the first of several; case does not matter. */
  static String nearest(String word, List<String> words) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String lower = word.toLowerCase(Locale.ROOT);
    Comparator<String> bySimilarity =
        Comparator.comparing(w -> similarity.apply(lower, w.toLowerCase(Locale.ROOT)));
    return Collections.max(words, bySimilarity);
  }
}
