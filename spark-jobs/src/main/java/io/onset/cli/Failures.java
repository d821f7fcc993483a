package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.engine.TrialStore;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Experiment;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.kernel.Decimal;
import io.onset.store.RunFolder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/** The failed trials of a results folder by reason, counted from the stored rows. */
final class Failures {

  /** The stream key that a stored reason ends with. */
  private static final String STREAM = " \\[seed=[^\\]]*]$";

  /** Numbers in a reason: they differ from trial to trial. */
  private static final String NUMBER = "-?\\d+(\\.\\d+)?(E-?\\d+)?|NaN|-?Infinity";

  /**
   * Failed trials of one reason.
   *
   * @param reason the reason of the first of them
   * @param trials how many there are
   * @param cells in how many cells
   * @param cell name of the first one's cell
   * @param trial number of the first one
   */
  record Group(String reason, long trials, long cells, String cell, long trial) {
    Group plus(Group other) {
      return new Group(reason, trials + other.trials, cells + other.cells, cell, trial);
    }
  }

  private final Map<String, Group> groups = new LinkedHashMap<>();

  private Failures() {}

  /**
   * The groups, largest first. The curves tell which cells have any; where there are none yet every
   * stored row is read, if the run met with failures.
   */
  static List<Group> of(
      RunFolder folder, Sweep sweep, JsonNode manifest, Optional<RunStatus> status) {
    CellNames names = CellNames.of(sweep);
    TrialStore store = new TrialStore(folder);
    Experiment<?, ?, ?> experiment = Experiments.of(sweep);
    Set<String> coordinates = sweep.cells().get(0).at().values().keySet();
    Predicate<Coordinates> mayHave = candidates(folder, coordinates, manifest, status);
    Failures failed = new Failures();
    for (SweepCell cell : sweep.cells()) {
      if (mayHave.test(cell.at())) {
        failed.add(names.name(cell.at()), store.failures(experiment, cell.at(), cell.trials()));
      }
    }
    return failed.groups.values().stream()
        .sorted(Comparator.comparingLong(Group::trials).reversed())
        .toList();
  }

  private static Predicate<Coordinates> candidates(
      RunFolder folder, Set<String> coordinates, JsonNode manifest, Optional<RunStatus> status) {
    if (!manifest.has("rows_sha256")) {
      long failed = status.map(held -> held.standing().done().failed()).orElse(1L);
      return at -> failed > 0;
    }
    if (manifest.path("failed").asLong() == 0) {
      return at -> false;
    }
    Set<Map<String, String>> failing = failing(folder, coordinates);
    return at -> failing.contains(texts(at));
  }

  /**
   * The coordinates of the cells of which the curves tell failed trials, as the curves write them.
   */
  private static Set<Map<String, String>> failing(RunFolder folder, Set<String> coordinates) {
    List<String[]> lines =
        folder.readText("curves.csv").lines().map(line -> line.split(",", -1)).toList();
    Set<Map<String, String>> failing = new HashSet<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Map<String, String> row = row(lines.get(0), line);
      if (!row.get("failed").equals("0")) {
        row.keySet().retainAll(coordinates);
        failing.add(row);
      }
    }
    return failing;
  }

  private static Map<String, String> row(String[] names, String[] values) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], values[i]);
    }
    return row;
  }

  private static Map<String, String> texts(Coordinates at) {
    Map<String, String> texts = new HashMap<>();
    at.values().forEach((name, value) -> texts.put(name, Decimal.format(value)));
    return texts;
  }

  /** The trials of one cell, in their order. */
  private void add(String cell, SortedMap<Long, String> failures) {
    Map<String, Group> here = new LinkedHashMap<>();
    failures.forEach(
        (trial, failure) -> {
          String reason = failure.replaceFirst(STREAM, "");
          Group one = new Group(reason, 1, 0, cell, trial);
          here.merge(reason.replaceAll(NUMBER, "#"), one, Group::plus);
        });
    here.forEach(
        (kind, group) ->
            groups.merge(
                kind, new Group(group.reason, group.trials, 1, cell, group.trial), Group::plus));
  }
}
