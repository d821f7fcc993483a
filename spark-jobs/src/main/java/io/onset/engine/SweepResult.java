package io.onset.engine;

import io.onset.engine.CellTask.CellResult;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Unit;
import io.onset.store.Digest;
import io.onset.store.RunFolder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run ends with.
 *
 * @param curves one row a cell that has trials, in report order
 * @param cells the trials of every cell by its coordinates' text, in report order; 0 where a budget
 *     came before the first
 * @param failed failed trials of all cells
 * @param asked trials that the sweep asks for, of all cells
 * @param rowsDigest SHA-256 over the digests of the cells' rows, in report order
 */
public record SweepResult(
    List<CurveRow> curves, Map<String, Long> cells, long failed, long asked, String rowsDigest) {

  public SweepResult {
    curves = List.copyOf(curves);
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /**
   * The result of some cells.
   *
   * @param results those that have trials
   * @param units with the trials that they have
   * @param asked with those that they should have
   */
  static SweepResult of(
      List<CellResult> results, List<? extends Unit<?>> units, List<? extends Unit<?>> asked) {
    Digest digest = new Digest();
    long failed = 0;
    for (CellResult result : results) {
      Unit<?> unit = units.get(result.index().unit());
      digest.add(unit.cells().get(result.index().cell()).at().toString(), result.digest());
      failed += result.failed();
    }
    List<CurveRow> curves = results.stream().map(CellResult::curve).toList();
    long wanted = asked.stream().mapToLong(unit -> unit.trials() * unit.cells().size()).sum();
    return new SweepResult(curves, trials(units), failed, wanted, digest.hex());
  }

  private static Map<String, Long> trials(List<? extends Unit<?>> units) {
    Map<String, Long> trials = new LinkedHashMap<>();
    for (Unit<?> unit : units) {
      unit.cells().forEach(cell -> trials.put(cell.at().toString(), unit.trials()));
    }
    return trials;
  }

  /** Trials of all cells, failed ones included. */
  public long trials() {
    return cells.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every cell has all the trials that the sweep asks for. */
  public boolean isComplete() {
    return trials() == asked;
  }

  /** What is to be said of cells that the curves lack. */
  Optional<String> warning() {
    List<String> empty =
        cells.entrySet().stream().filter(e -> e.getValue() == 0).map(Map.Entry::getKey).toList();
    return empty.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no trials yet of %d of %d cells, which the curves leave out; the first is %s"
                .formatted(empty.size(), cells.size(), empty.get(0)));
  }

  /** Writes {@code curves.csv} and {@code curves.parquet}; the SHA-256 of the former. */
  public String writeCurves(RunFolder folder) {
    return CurveTable.write(folder, "curves", curves);
  }
}
