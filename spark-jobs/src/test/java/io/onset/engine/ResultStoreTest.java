package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.engine.TrialRanges.Range;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Unit;
import io.onset.experiment.Unit.UnitCell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

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
    return LongStream.range(first, end).mapToObj(ResultStoreTest::row).toList();
  }

  private Unit<Point> unit(int strata, long trials) {
    return new Unit<>("u", "", 1, strata, trials, List.of(new UnitCell<>(table.at(), null)));
  }

  private void write(ResultStore store, int first, int end) {
    TrialBlock block = new TrialBlock(0, List.of(0), 0, 1, first, end - first);
    store.write(table, block, rows(first, end));
  }

  private List<TrialRow<Point>> read(ResultStore store, Unit<Point> unit) {
    List<TrialRow<Point>> read = new ArrayList<>();
    store.read(table, unit, values -> read.add(table.trial(values)));
    return read;
  }

  @Test
  void rowsThereAndBackFromRunsThatMeetAndOverlap() {
    ResultStore store = EngineContract.store(folder);
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
    ResultStore store = EngineContract.store(folder);
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
    ResultStore store = EngineContract.store(folder);
    for (int first = 0; first < 40_000; first += 10_000) {
      write(store, first, first + 10_000);
    }
    assertEquals(rows(0, 39_999), read(store, unit(1, 39_999)));
  }

  @Test
  void aGapIsNamed() {
    ResultStore store = EngineContract.store(folder);
    write(store, 0, 2);
    write(store, 3, 5);
    StoreException thrown = assertThrows(StoreException.class, () -> read(store, unit(1, 5)));
    assertEquals(folder + ": no trial 2 of d=3 scale=0.5 kind=exact", thrown.getMessage());
  }

  @Test
  void aFileOfFewerRowsThanItsNameSaysIsNamed() throws IOException {
    ResultStore store = EngineContract.store(folder);
    write(store, 0, 2);
    Path cell = folder.resolve("trials").resolve(ResultStore.cellId(table.at()));
    Files.move(cell.resolve("s0-1-0-2.parquet"), cell.resolve("s0-1-0-3.parquet"));
    StoreException thrown = assertThrows(StoreException.class, () -> read(store, unit(1, 3)));
    assertTrue(thrown.getMessage().endsWith("s0-1-0-3.parquet has 2 rows, not 3"));
  }

  @Test
  void survivesSerialisationWithItsConfiguration() throws IOException, ClassNotFoundException {
    Configuration conf = new Configuration();
    conf.set("fs.strict.impl", StrictFileSystem.class.getName());
    ResultStore store = ResultStore.of("strict://" + folder, conf);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(store);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ResultStore copy = (ResultStore) in.readObject();
      assertEquals("strict:" + folder, copy.location());
      write(copy, 0, 7);
    }
    assertEquals(rows(0, 7), read(store, unit(1, 7)));
  }

  @Test
  void filesAndJson() throws IOException {
    ResultStore store = EngineContract.store(folder.resolve("new"));
    assertTrue(store.isEmpty());
    assertNull(store.readJson("a.json"));
    store.write("a.json", "{\"b\": 1}".getBytes(StandardCharsets.UTF_8));
    store.write("deep/b.txt", new byte[] {1, 2});
    assertEquals(1, store.readJson("a.json").get("b").asInt());
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(folder.resolve("new/deep/b.txt")));
    assertFalse(store.isEmpty());
  }

  /** HDFS and object stores move nothing onto an existing file; whatever the folder's name. */
  @Test
  void replacesFilesWhereAMoveDoesNot() throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.strict.impl", StrictFileSystem.class.getName());
    for (String name : List.of("run", "trials/run")) {
      ResultStore store = ResultStore.of("strict://" + folder.resolve(name), conf);
      store.write("a.txt", new byte[] {1});
      store.write("a.txt", new byte[] {2, 3});
      assertArrayEquals(
          new byte[] {2, 3}, Files.readAllBytes(folder.resolve(name).resolve("a.txt")));
    }
  }

  /** A run that dies between a removal and a move would leave a folder without a manifest. */
  @Test
  void replacesAtOnceWhereAMoveDoes() throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.posix.impl", PosixFileSystem.class.getName());
    ResultStore store = ResultStore.of("posix://" + folder, conf);
    store.write("a.txt", new byte[] {1});
    store.write("a.txt", new byte[] {2, 3});
    assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(folder.resolve("a.txt")));
  }

  /** Moves nothing onto an existing file. */
  public static final class StrictFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("strict:///");
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return !exists(to) && super.rename(from, to);
    }
  }

  /** Removes nothing but temporary files. */
  public static final class PosixFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("posix:///");
    }

    @Override
    public boolean delete(org.apache.hadoop.fs.Path file, boolean recursive) throws IOException {
      assertTrue(file.getName().startsWith("."), file.toString());
      return super.delete(file, recursive);
    }
  }
}
