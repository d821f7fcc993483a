package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.TrialRanges.Range;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialStoreTest {

  record Point(double x, Integer sign) {}

  @TempDir private Path folder;

  private final TrialTable<Point> table = new TrialTable<>(at(0.5), new RowCodec<>(Point.class));

  private static Coordinates at(double scale) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", 3L);
    values.put("scale", scale);
    values.put("kind", "exact");
    return new Coordinates(values);
  }

  private static TrialRow<Point> row(long trial) {
    return trial % 4 == 1
        ? new TrialRow<>(trial, null, "no number")
        : new TrialRow<>(trial, new Point(trial / 3.0, trial % 2 == 0 ? null : 1), null);
  }

  private static List<TrialRow<Point>> rows(long first, long end) {
    return LongStream.range(first, end).mapToObj(TrialStoreTest::row).toList();
  }

  private Unit<Point> unit(int strata, long trials) {
    return new Unit<>("u", "", 1, strata, trials, List.of(new UnitCell<>(table.at(), null)));
  }

  private void write(TrialStore store, int first, int end) {
    TrialBlock block = new TrialBlock(0, List.of(0), 0, 1, first, end - first);
    store.write(table, block, rows(first, end));
  }

  private List<TrialRow<Point>> read(TrialStore store, Unit<Point> unit) {
    List<TrialRow<Point>> read = new ArrayList<>();
    store.read(table, unit, values -> read.add(table.trial(values)));
    return read;
  }

  @Test
  void rowsThereAndBackFromRunsThatMeetAndOverlap() {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 4, 9);
    write(store, 0, 4);
    write(store, 2, 6);
    write(store, 7, 12);
    for (int count = 0; count <= 12; count++) {
      assertEquals(rows(0, count), read(store, unit(1, count)));
    }
    TrialRanges[] stored = store.stored(unit(1, 13), table.at());
    assertEquals(1, stored.length);
    assertEquals(List.of(new Range(12, 13)), stored[0].missing(13));
  }

  /** Trials 0 .. 10 in 3 strata: 0 3 6 9, 1 4 7 10, 2 5 8. */
  @Test
  void rowsComeInTheOrderOfTrialsWhateverTheStrata() {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    List<TrialRow<Point>> late = List.of(row(6), row(9), row(7), row(10));
    store.write(table, new TrialBlock(0, List.of(0), 0, 2, 2, 2), late);
    List<TrialRow<Point>> third = List.of(row(2), row(5), row(8));
    store.write(table, new TrialBlock(0, List.of(0), 2, 1, 0, 3), third);
    TrialRanges[] stored = store.stored(unit(3, 11), table.at());
    assertEquals(List.of(new Range(0, 2)), stored[0].missing(4));
    assertEquals(List.of(new Range(0, 2)), stored[1].missing(4));
    assertEquals(List.of(), stored[2].missing(3));
    List<TrialRow<Point>> early = List.of(row(0), row(3), row(1), row(4));
    store.write(table, new TrialBlock(0, List.of(0), 0, 2, 0, 2), early);
    assertEquals(rows(0, 11), read(store, unit(3, 11)));
  }

  /** More rows than are put into order at a time. */
  @Test
  void windowsJoin() {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    for (int first = 0; first < 40_000; first += 10_000) {
      write(store, first, first + 10_000);
    }
    assertEquals(rows(0, 39_999), read(store, unit(1, 39_999)));
  }

  @Test
  void aGapIsNamed() {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 0, 2);
    write(store, 3, 5);
    StoreException thrown = assertThrows(StoreException.class, () -> read(store, unit(1, 5)));
    assertEquals(folder + ": no trial 2 of d=3 scale=0.5 kind=exact", thrown.getMessage());
  }

  @Test
  void aFileOfFewerRowsThanItsNameSaysIsNamed() throws IOException {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 0, 2);
    Path cell = folder.resolve("trials").resolve(TrialStore.cellId(table.at()));
    Files.move(cell.resolve("s0-1-0-2.parquet"), cell.resolve("s0-1-0-3.parquet"));
    StoreException thrown = assertThrows(StoreException.class, () -> read(store, unit(1, 3)));
    assertTrue(thrown.getMessage().endsWith("s0-1-0-3.parquet has 2 rows, not 3"));
  }
}
