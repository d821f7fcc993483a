package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.onset.engine.CurveTable;
import io.onset.experiment.Coordinates;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.report.Page.Block;
import io.onset.report.Page.Section;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed since the night before, of which {@code nights/} has a copy: every number of the
 * curves that has an error bar, in every cell that both have.
 */
final class NightChange {

  /** Lines of the table at the most. */
  private static final int SHOWN = 50;

  private static final String STAMP = NightCopies.FORM;

  private final List<CellChange> changes = new ArrayList<>();
  private final CellNames names;
  private int cells;
  private int compared;

  private NightChange(Sweep sweep) {
    this.names = CellNames.of(sweep);
  }

  /** The section; it says so where there is no earlier night, or its copy cannot be read. */
  static Section section(RunFolder folder, JsonNode manifest, Sweep sweep) {
    List<Block> blocks;
    try {
      blocks =
          earlier(folder, manifest)
              .map(night -> blocks(folder, night, manifest, sweep))
              .orElse(List.of(Block.text("There is no copy of an earlier night in nights/.")));
    } catch (StoreException e) {
      blocks = List.of(Block.text("The night before cannot be read: " + e.getMessage()));
    }
    return new Section("change", "Since the night before", blocks);
  }

  /** The newest night with other results; the newest of all may be a copy of this run. */
  private static Optional<String> earlier(RunFolder folder, JsonNode manifest) {
    String now = manifest.path("rows_sha256").asText();
    return folder.list("nights").stream()
        .map(file -> file.getPath().getName())
        .filter(name -> name.matches(STAMP))
        .sorted((a, b) -> b.compareTo(a))
        .filter(name -> !digest(folder, name).equals(now) && !digest(folder, name).isEmpty())
        .findFirst();
  }

  private static String digest(RunFolder folder, String night) {
    return manifest(folder, night).path("rows_sha256").asText();
  }

  private static JsonNode manifest(RunFolder folder, String night) {
    JsonNode json = folder.readJson("nights/" + night + "/" + Manifest.FILE);
    return json == null ? MissingNode.getInstance() : json;
  }

  private static List<Block> blocks(
      RunFolder folder, String night, JsonNode manifest, Sweep sweep) {
    JsonNode before = manifest(folder, night);
    NightChange change = new NightChange(sweep);
    List<CurveRow> then = CurveTable.read(folder, "nights/" + night + "/curves");
    change.compare(sweep, byCell(sweep, then, before), CurveTable.read(folder, "curves"), manifest);
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.text(change.summary(night, before, manifest)));
    if (!change.changes.isEmpty()) {
      blocks.add(change.table());
    }
    return blocks;
  }

  /** A cell's line and its trials. */
  private record Cell(CurveRow row, long trials) {}

  private static Map<Coordinates, Cell> byCell(Sweep sweep, List<CurveRow> rows, JsonNode of) {
    Map<Coordinates, Cell> cells = new HashMap<>();
    for (CurveRow row : rows) {
      Coordinates at = coordinates(sweep, row);
      long trials = of.path("trials_of_cells").path(at.toString()).asLong();
      cells.put(at, new Cell(row, trials));
    }
    return cells;
  }

  private static Coordinates coordinates(Sweep sweep, CurveRow row) {
    SweepCell any = sweep.cells().get(0);
    Map<String, Object> at = new LinkedHashMap<>();
    any.at().values().keySet().forEach(name -> at.put(name, row.values().get(name)));
    return new Coordinates(at);
  }

  private void compare(
      Sweep sweep, Map<Coordinates, Cell> then, List<CurveRow> rows, JsonNode manifest) {
    List<CellChange> all = new ArrayList<>();
    byCell(sweep, rows, manifest)
        .forEach(
            (at, now) -> {
              Cell before = then.get(at);
              if (before != null && before.trials() > 0 && now.trials() > 0) {
                cells++;
                double growth = (double) now.trials() / before.trials();
                all.addAll(CellChange.of(names.name(at), before.row(), now.row(), growth));
              }
            });
    compared = all.size();
    double limit = CellChange.limit(compared);
    all.stream().filter(change -> change.errors() > limit).sorted().forEach(changes::add);
  }

  private String summary(String night, JsonNode before, JsonNode now) {
    String trials =
        "%d trials then, %d now."
            .formatted(before.path("trials").asLong(), now.path("trials").asLong());
    String commit = before.path("versions").path("commit").asText();
    boolean same = commit.equals(now.path("versions").path("commit").asText());
    String code = same ? "" : " The code was another then: commit " + commit + ".";
    String found = changes.isEmpty() ? "none has changed" : changes.size() + " have changed";
    return "Against the night of %s: %s%s Of %d numbers with error bars in %d cells %s beyond them. %s"
        .formatted(night, trials, code, compared, cells, found, RULE);
  }

  private static final String RULE =
      "Trials then are among those of now, so that the standard error of the change is that of"
          + " the larger run times sqrt(trials / trials - 1); beyond is what chance would exceed for"
          + " one number of all with probability 0.05. Without new trials, every change is beyond.";

  private Block table() {
    return Block.table(
        List.of("cell", "number", "then", "now", "change in standard errors"),
        changes.stream().limit(SHOWN).map(CellChange::line).toList());
  }
}
