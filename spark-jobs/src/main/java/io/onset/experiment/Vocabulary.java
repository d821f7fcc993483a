package io.onset.experiment;

import io.onset.experiment.Parameter.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that an experiment gives a sweep file besides those that every sweep has. All but the
 * optional settings are required, for each moves a number.
 *
 * @param grid the axes of a grid, outermost first
 * @param settings the further axes, each a value or a list of values, inside the grid's
 * @param lists choices of which a sweep names one or several; not axes: a cell has all of them
 */
public record Vocabulary(List<Parameter> grid, List<Parameter> settings, List<Parameter> lists) {

  /**
   * Checks the declaration.
   *
   * @throws IllegalArgumentException if two parameters share a name, a grid parameter is called
   *     {@code trials} (a key of every grid), a list is not one of choices, or a parameter that is
   *     not a setting is optional
   */
  public Vocabulary {
    grid = List.copyOf(grid);
    settings = List.copyOf(settings);
    lists = List.copyOf(lists);
    Set<String> names = new HashSet<>(Set.of("trials"));
    for (Parameter parameter : Stream.of(grid, settings, lists).flatMap(List::stream).toList()) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException("parameter name taken: " + parameter.name());
      }
    }
    for (Parameter parameter : Stream.of(grid, lists).flatMap(List::stream).toList()) {
      if (parameter.isOptional()) {
        throw new IllegalArgumentException("only a setting can be optional: " + parameter.name());
      }
    }
    for (Parameter list : lists) {
      if (list.kind() != Kind.CHOICE) {
        throw new IllegalArgumentException("list must be of choices: " + list.name());
      }
    }
  }
}
