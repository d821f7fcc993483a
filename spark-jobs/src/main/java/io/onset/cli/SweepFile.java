package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.Allocation;
import io.onset.experiment.Parameter;
import io.onset.experiment.Parameter.Kind;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.experiment.Vocabulary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sweep file with the overrides of the command line in it. Reading it goes in two steps, for what
 * the keys of its grid and settings are depends on the experiment that it names: {@link
 * #experimentName}, then {@link #sweep}. Immutable.
 */
public final class SweepFile {

  private static final Parameter SEED = Parameter.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Parameter TRIALS = Parameter.integer("trials", 1, 0xFFFF_FFFFL);
  private static final Parameter FAILURE_LIMIT =
      new Parameter(
          "failure_limit",
          Kind.REAL,
          "must be a number from 0 to 1",
          v -> v >= 0 && v <= 1,
          List.of());
  private static final double DEFAULT_FAILURE_LIMIT = 0.01;
  private static final Parameter ALLOCATION =
      Parameter.choice("allocation", Allocation.words().toArray(String[]::new));

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String NAME_RULE =
      "must be a name of 1 to 100 letters, digits, dots, _ and -, a letter or digit first";
  private static final Pattern WORD = Pattern.compile("\\S+");

  private static final List<String> KEYS =
      List.of(
          "name",
          "experiment",
          "seed",
          "trials",
          "grid",
          "settings",
          "failure_limit",
          "allocation");

  private final EffectiveTree tree;
  private final Refinements refinements;

  private SweepFile(EffectiveTree tree, Refinements refinements) {
    this.tree = tree;
    this.refinements = refinements;
    Node.top(tree).mapping(KEYS);
  }

  /**
   * Reads a file.
   *
   * @param file a sweep in YAML, UTF-8
   * @param overrides the values of {@code --set}, each {@code dotted.key=yamlvalue}
   * @throws UserException if the file cannot be read, is not one YAML mapping or has an unknown key
   *     at its top, or an override does not fit it
   */
  public static SweepFile read(Path file, List<String> overrides) {
    String source = file.toString();
    return of(source, YamlText.parse(source, text(file)), overrides);
  }

  /**
   * The sweep of a tree that has its overrides in it already, such as a manifest's.
   *
   * @param source what errors call it
   * @param tree the tree; copied
   * @throws UserException if it is not a mapping or has an unknown key at its top
   */
  public static SweepFile of(String source, JsonNode tree) {
    return of(source, tree, List.of());
  }

  private static SweepFile of(String source, JsonNode tree, List<String> overrides) {
    if (tree instanceof ObjectNode mapping) {
      return new SweepFile(EffectiveTree.of(source, mapping, overrides), Refinements.NONE);
    }
    String what = Node.isNothing(tree) ? "empty" : "not a mapping";
    throw new UserException(
        source + ": " + what + ", must be a mapping with the keys " + String.join(", ", KEYS));
  }

  /** The effective sweep, overrides applied; a copy. What was added to its grid is not in it. */
  public JsonNode tree() {
    return tree.root().deepCopy();
  }

  /**
   * The same sweep, every number of trials in it, common or a grid's own, larger by {@code more}.
   */
  SweepFile withMoreTrials(long more) {
    Node top = Node.top(tree);
    List<String> larger =
        Stream.concat(Stream.of(top), top.get("grid").elements().stream())
            .map(node -> node.get("trials"))
            .filter(Node::isPresent)
            .map(trials -> trials.path() + "=" + (trials.integer(TRIALS) + more))
            .toList();
    return of(tree.source(""), tree(), larger).refined(refinements);
  }

  /** The same sweep with grid points added, in place of those that it had. */
  SweepFile refined(Refinements added) {
    return new SweepFile(tree, added);
  }

  /** The grid points that were added to it. */
  Refinements refinements() {
    return refinements;
  }

  /**
   * The name of the experiment.
   *
   * @param experiments a choice of those there are
   * @throws UserException if it is missing or none of them
   */
  public String experimentName(Parameter experiments) {
    return (String) Node.top(tree).get("experiment").value(experiments);
  }

  /** The error that something about the grid, valid by itself, cannot be done. */
  UserException gridError(String message) {
    return Node.top(tree).get("grid").fault(message);
  }

  /**
   * The sweep, validated. {@link Sweep#trials} is 0 if every grid has trials of its own and the top
   * has none.
   *
   * @param vocabulary the keys of the experiment
   * @throws UserException on the first mistake
   */
  public Sweep sweep(Vocabulary vocabulary) {
    Node top = Node.top(tree);
    String name = top.get("name").text(NAME, NAME_RULE);
    long seed = top.get("seed").integer(SEED);
    Node grids = checkedGrids(top.get("grid"), vocabulary);
    long trials = commonTrials(top.get("trials"), grids);
    Node limit = top.get("failure_limit");
    double failureLimit = limit.isPresent() ? limit.real(FAILURE_LIMIT) : DEFAULT_FAILURE_LIMIT;
    Node order = top.get("allocation");
    Allocation allocation =
        order.isPresent() ? Allocation.of((String) order.value(ALLOCATION)) : Allocation.EVEN;
    Map<String, List<Object>> settings = settings(top.get("settings"), vocabulary);
    var own = Cells.of(grids, vocabulary, settings, grid -> trials(grid, trials));
    var cells = refinements.add(own, vocabulary, settings);
    String experiment = top.get("experiment").text(WORD, "must be the name of an experiment");
    return new Sweep(name, experiment, seed, trials, failureLimit, allocation, settings, cells);
  }

  /** A line for each range of the grids that has fewer points than it asks for. */
  List<String> mergedRanges(Vocabulary vocabulary) {
    return Node.top(tree).get("grid").elements().stream()
        .flatMap(grid -> vocabulary.grid().stream().flatMap(p -> merged(grid.get(p.name()), p)))
        .toList();
  }

  private static Stream<String> merged(Node axis, Parameter parameter) {
    int asked = axis.value().isObject() ? RangePoints.asked(axis) : 0;
    int left = asked == 0 ? 0 : RangePoints.of(axis, parameter).size();
    String text = axis.path() + ": " + asked + " points asked for, " + left + " after rounding";
    return left == asked ? Stream.of() : Stream.of(text);
  }

  private static Node checkedGrids(Node node, Vocabulary vocabulary) {
    List<String> keys = Stream.concat(names(vocabulary.grid()), Stream.of("trials")).toList();
    if (node.value().isArray() && node.value().isEmpty()) {
      throw node.error("must have at least one grid");
    }
    node.elements().forEach(grid -> grid.mapping(keys));
    return node;
  }

  private static long commonTrials(Node trials, Node grids) {
    boolean unused = grids.elements().stream().allMatch(grid -> grid.get("trials").isPresent());
    return unused && !trials.isPresent() ? 0 : trials.integer(TRIALS);
  }

  private static long trials(Node grid, long otherwise) {
    Node own = grid.get("trials");
    return own.isPresent() ? own.integer(TRIALS) : otherwise;
  }

  private static Map<String, List<Object>> settings(Node node, Vocabulary vocabulary) {
    List<Parameter> all =
        Stream.concat(vocabulary.settings().stream(), vocabulary.lists().stream()).toList();
    if (node.isPresent() || !all.stream().allMatch(Parameter::isOptional)) {
      node.mapping(names(all).toList());
    }
    Map<String, List<Object>> values = new LinkedHashMap<>();
    all.stream()
        .filter(p -> !p.isOptional() || node.get(p.name()).isPresent())
        .forEach(p -> values.put(p.name(), node.get(p.name()).values(p)));
    return Collections.unmodifiableMap(values);
  }

  private static Stream<String> names(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::name);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UserException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new UserException(file + ": not a text file in UTF-8");
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "a directory" : "cannot be read (" + e + ")";
      throw new UserException(file + ": " + why + ", must be a sweep file");
    }
  }
}
