package io.onset.engine;

import io.onset.engine.CellTask.CellResult;
import io.onset.experiment.CurveRow;
import io.onset.experiment.Unit;
import io.onset.store.Digest;
import io.onset.store.RunFolder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a run ends with.
 *
 * @param curves one row a cell, in report order
 * @param trials trials of all cells, failed ones included
 * @param failed failed trials of all cells
 * @param rowsDigest SHA-256 over the digests of the cells' rows, in report order
 */
public record SweepResult(List<CurveRow> curves, long trials, long failed, String rowsDigest) {

  static SweepResult of(List<CellResult> results, List<? extends Unit<?>> units) {
    Digest digest = new Digest();
    long trials = 0;
    long failed = 0;
    for (CellResult result : results) {
      Unit<?> unit = units.get(result.index().unit());
      digest.add(unit.cells().get(result.index().cell()).at().toString(), result.digest());
      trials += unit.trials();
      failed += result.failed();
    }
    List<CurveRow> curves = results.stream().map(CellResult::curve).toList();
    return new SweepResult(curves, trials, failed, digest.hex());
  }

  /** Writes {@code curves.csv} and {@code curves.parquet}; the SHA-256 of the former. */
  public String writeCurves(RunFolder folder) {
    byte[] csv = CurveTable.csv(curves).getBytes(StandardCharsets.UTF_8);
    folder.write("curves.csv", csv);
    folder.writeTable("curves.parquet", CurveTable.columns(curves), CurveTable.rows(curves));
    return Digest.of(csv);
  }
}
