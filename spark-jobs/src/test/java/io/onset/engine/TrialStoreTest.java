package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.TrialRanges.Range;
import io.onset.engine.TrialStore.Damage;
import io.onset.engine.TrialStore.Reading;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import io.onset.store.ParquetTable;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    Reading reading = store.read(table, unit, values -> read.add(table.trial(values)));
    assertTrue(reading.isComplete(), () -> reading.toString());
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

  private Reading reading(TrialStore store, long trials) {
    return store.read(table, unit(1, trials), row -> {});
  }

  @Test
  void aGapIsTold() {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 0, 2);
    write(store, 3, 5);
    assertEquals(new Reading(2, new ArrayList<>()), reading(store, 5));
    assertEquals(new Reading(-1, new ArrayList<>()), reading(store, 2));
    assertEquals(new Reading(0, new ArrayList<>()), reading(new TrialStore(other()), 1));
  }

  private RunFolder other() {
    return EngineContract.runFolder(folder.resolve("other"));
  }

  /** Every claim of a name is under its checksum: the cell, the trials, and the checksum itself. */
  @ParameterizedTest
  @ValueSource(strings = {"s0-1-0-3", "s0-1-1-2", "s0-1-0-1", "s0-2-0-1"})
  void aFileThatClaimsOtherTrialsIsDamaged(String claim) throws IOException {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 0, 2);
    Path file = onlyFile();
    String name = file.getFileName().toString();
    String claimed = claim + name.substring(name.indexOf('.'));
    Files.move(file, file.resolveSibling(claimed));
    String path = "trials/" + TrialFiles.cellId(table.at()) + "/" + claimed;
    Damage damage = new Damage(path, "does not have the checksum in its name");
    Reading reading = store.read(table, unit(2, 5), row -> {});
    assertEquals(List.of(damage), reading.damage());
    assertFalse(reading.isComplete());
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 0, 9);
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      Files.write(file, flipped);
      Reading reading = reading(store, 9);
      assertEquals(1, reading.damage().size(), "byte " + i);
      assertEquals("does not have the checksum in its name", reading.damage().get(0).fault());
    }
    Files.write(file, whole);
    assertEquals(rows(0, 9), read(store, unit(1, 9)));
  }

  @Test
  void aFileInAnotherCellsFolderIsDamaged() throws IOException {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    TrialTable<Point> elsewhere = new TrialTable<>(at(0.25), table.codec());
    store.write(elsewhere, new TrialBlock(0, List.of(0), 0, 1, 0, 2), rows(0, 2));
    Path file = onlyFile();
    Path cell = folder.resolve("trials").resolve(TrialFiles.cellId(table.at()));
    Files.createDirectory(cell);
    Files.move(file, cell.resolve(file.getFileName()));
    assertEquals(1, reading(store, 2).damage().size());
  }

  /** What a later or an earlier version wrote, with a right checksum. */
  @Test
  void aFileOfOtherColumnsIsDamaged() {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    record Wide(double x, Integer sign, double more) {}
    TrialTable<Wide> wide = new TrialTable<>(table.at(), new RowCodec<>(Wide.class));
    TrialRow<Wide> row = new TrialRow<>(0, new Wide(1, 2, 3), null);
    store.write(wide, new TrialBlock(0, List.of(0), 0, 1, 0, 1), List.of(row));
    Damage damage = reading(store, 1).damage().get(0);
    assertEquals("cannot be read: has other columns than this version of Onset", damage.fault());
  }

  /** Files of others are no trials, whatever they are called; nor are names that no code makes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s0-1-0-2.parquet",
        "s00-1-0-2.0123456789abcdef.parquet",
        "s0-0-0-2.0123456789abcdef.parquet",
        "s0-1-0-0.0123456789abcdef.parquet",
        "s0-1-99999999999999999999-2.0123456789abcdef.parquet",
        "s0-2-0-2.0123456789abcdef.parquet",
        "s0-1-0-2.0123456789ABCDEF.parquet",
        ".s0-1-0-2.0123456789abcdef.parquet.corrupt-1",
        "x.parquet"
      })
  void otherNamesAreIgnored(String name) throws IOException {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 0, 2);
    Files.writeString(onlyFile().resolveSibling(name), "no trials");
    assertEquals(rows(0, 2), read(store, unit(1, 2)));
    assertEquals(List.of(new Range(2, 3)), store.stored(unit(1, 3), table.at())[0].missing(3));
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("trials"))) {
      return files.filter(Files::isRegularFile).reduce((a, b) -> null).orElseThrow();
    }
  }

  /** Two writers of the same rows may have compressed them otherwise. */
  @Test
  void rowsDoNotDependOnTheBytesOfTheirFile() {
    TrialStore store = new TrialStore(EngineContract.runFolder(folder));
    write(store, 0, 2);
    Configuration other = new Configuration();
    other.set("parquet.page.size", "64");
    other.set("parquet.enable.dictionary", "false");
    List<Object[]> rows = rows(0, 2).stream().map(table::row).toList();
    byte[] bytes = ParquetTable.bytes(other, table.columns(), rows);
    String cell = TrialFiles.cellId(table.at());
    BlockFile file = BlockFile.of(cell, 0, 1, 0, 2, bytes);
    EngineContract.runFolder(folder).write("trials/" + cell + "/" + file.name(), bytes);
    assertEquals(rows(0, 2), read(store, unit(1, 2)));
  }
}
