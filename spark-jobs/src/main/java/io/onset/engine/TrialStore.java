package io.onset.engine;

import com.google.common.collect.Iterators;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Experiment;
import io.onset.experiment.Unit;
import io.onset.store.ParquetTable;
import io.onset.store.ParquetTable.Rows;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The trials of a run's folder: {@code trials/<cell>/}, one immutable Parquet file for each cell
 * and block of trials, named as {@link BlockFile} says. The name follows from the content, so two
 * writers of one name wrote the same bytes, and files that overlap hold the same rows. Nothing else
 * is an index: what is stored is what is there and valid. A plan believes the names; rows are
 * handed on from files whose checksum was found right.
 */
public final class TrialStore implements Serializable {

  private static final long serialVersionUID = 1;

  private final RunFolder folder;
  private final TrialFiles blocks;

  /** The trials of a folder. */
  public TrialStore(RunFolder folder) {
    this.folder = folder;
    this.blocks = new TrialFiles(folder);
  }

  /**
   * A file that is not to be believed.
   *
   * @param file its path in the run's folder
   * @param fault what is wrong with it
   */
  record Damage(String file, String fault) implements Serializable {}

  /**
   * What came of reading a cell.
   *
   * @param missing the first trial that no valid file holds; -1 where all were read
   * @param damage the files that are not valid
   */
  record Reading(long missing, ArrayList<Damage> damage) implements Serializable {
    /** Whether every row was handed on. */
    boolean isComplete() {
      return missing < 0 && damage.isEmpty();
    }
  }

  /** Which trials of a cell are stored by the names of its files, by stratum. */
  public TrialRanges[] stored(Unit<?> unit, Coordinates at) {
    TrialRanges[] ranges = TrialRanges.none(unit.strata());
    blocks.each(
        unit,
        at,
        file -> {
          for (int s = file.stratum(); s < file.stratum() + file.strata(); s++) {
            ranges[s].add(file.first(), file.end());
          }
        });
    return ranges;
  }

  /** The files of a cell by their names. */
  List<BlockFile> files(Unit<?> unit, Coordinates at) {
    return blocks.list(unit, at);
  }

  /** The folder names of cells that have more files than is good for those who list them. */
  Set<String> crowdedCells() {
    Map<String, Crowd> crowds = new HashMap<>();
    folder.walk(
        "trials",
        (name, status) -> {
          String cell = status.getPath().getParent().getName();
          BlockFile.parse(status.getPath().getName())
              .ifPresent(file -> crowds.merge(cell, new Crowd(1, file.rows()), Crowd::plus));
        });
    crowds.values().removeIf(crowd -> !BlockFiles.tooMany(crowd.files, crowd.rows));
    return crowds.keySet();
  }

  private record Crowd(long files, long rows) {
    Crowd plus(Crowd other) {
      return new Crowd(files + other.files, rows + other.rows);
    }
  }

  /** The run's folder, as a person would write it. */
  String location() {
    return folder.location();
  }

  /** Stores the rows of a block, one cell's, in the order of the trials. */
  <O extends Record> void write(TrialTable<O> table, TrialBlock block, List<TrialRow<O>> trials) {
    List<Object[]> rows =
        trials.stream().sorted(Comparator.comparingLong(TrialRow::trial)).map(table::row).toList();
    byte[] content = ParquetTable.bytes(folder.conf(), table.columns(), rows);
    blocks.put(
        table.at(),
        new BlockFile(block.stratum(), block.strata(), block.first(), block.count(), ""),
        content);
  }

  /**
   * Reads the trials of a cell in their order, whatever blocks they lie in.
   *
   * @param rows takes the rows; not to be believed where the reading is not complete
   */
  Reading read(TrialTable<?> table, Unit<?> unit, Consumer<Object[]> rows) {
    List<BlockFile> files =
        files(unit, table.at()).stream()
            .filter(file -> file.firstTrial(unit) < unit.trials())
            .toList();
    try (TrialMerge merge = merge(table, unit, BlockFiles.uncovered(files))) {
      long next = 0;
      for (; next < unit.trials() && merge.hasNext(); next++) {
        Object[] row = merge.next();
        if ((Long) row[0] != next) {
          break;
        }
        rows.accept(row);
      }
      return new Reading(next < unit.trials() ? next : -1, new ArrayList<>());
    } catch (DamageException e) {
      return new Reading(-1, damage(table, unit));
    }
  }

  /**
   * The trials 0 .. unit.trials() - 1 of a unit's one cell, in their order.
   *
   * @param type the observation's
   * @throws StoreException where no valid file holds one of them
   */
  public <O extends Record> List<TrialRow<O>> rows(Unit<?> unit, Class<O> type) {
    TrialTable<O> table = new TrialTable<>(unit.cells().get(0).at(), new RowCodec<>(type));
    List<TrialRow<O>> rows = new ArrayList<>();
    Reading reading = read(table, unit, row -> rows.add(table.trial(row)));
    if (!reading.isComplete()) {
      String fault =
          reading.damage().isEmpty()
              ? "trial " + reading.missing() + " is not stored"
              : reading.damage().get(0).file() + " " + reading.damage().get(0).fault();
      String advice = "; the same run again computes it";
      throw new StoreException(folder.location() + ": " + table.at() + ": " + fault + advice, null);
    }
    return rows;
  }

  private TrialMerge merge(TrialTable<?> table, Unit<?> unit, List<BlockFile> files) {
    return new TrialMerge(unit, files, file -> blocks.open(table, file, table.ownColumns()));
  }

  /**
   * Why trials of a cell failed, by number.
   *
   * @param experiment the cell's
   * @param trials how many of the cell's first trials are looked at; those that no valid file holds
   *     are passed over
   */
  public SortedMap<Long, String> failures(
      Experiment<?, ?, ?> experiment, Coordinates at, long trials) {
    TrialTable<?> table = new TrialTable<>(at, new RowCodec<>(experiment.observationType()));
    SortedMap<Long, String> failures = new TreeMap<>();
    List<BlockFile> files = new ArrayList<>();
    blocks.each(at, files::add);
    for (BlockFile file : BlockFiles.uncovered(files)) {
      for (Object[] row : blocks.rows(table, file, TrialTable.FAILURE)) {
        if (row[1] != null && (Long) row[0] < trials) {
          failures.put((Long) row[0], (String) row[1]);
        }
      }
    }
    return failures;
  }

  /**
   * One trial of a cell, its values in the table's own columns; null where no valid file has it.
   */
  Object[] find(TrialTable<?> table, Unit<?> unit, long trial) {
    return files(unit, table.at()).stream()
        .filter(file -> file.holds(unit, trial))
        .flatMap(file -> blocks.rows(table, file, table.ownColumns()).stream())
        .filter(row -> row[0].equals(trial))
        .findFirst()
        .orElse(null);
  }

  /** The names of a cell's files. */
  List<String> files(Coordinates at) {
    List<String> names = new ArrayList<>();
    blocks.each(at, file -> names.add(file.name()));
    return names.stream().sorted().toList();
  }

  /**
   * Reads a file of a cell, its rows in the table's own columns.
   *
   * @throws StoreException where it cannot be read or is not what its name says
   */
  void readFile(TrialTable<?> table, String name, Consumer<Object[]> rows) {
    BlockFile file = BlockFile.parse(name).orElseThrow();
    try (Rows all = blocks.open(table, file, table.ownColumns())) {
      all.forEachRemaining(rows);
    } catch (DamageException e) {
      String path = folder.location() + "/" + TrialFiles.path(table.at(), file);
      throw new StoreException(path + " " + e.getMessage(), null);
    }
  }

  /** Every damaged file of a cell. */
  private ArrayList<Damage> damage(TrialTable<?> table, Unit<?> unit) {
    ArrayList<Damage> damage = new ArrayList<>();
    for (BlockFile file : files(unit, table.at())) {
      try (TrialMerge alone = merge(table, unit, List.of(file))) {
        alone.forEachRemaining(row -> {});
      } catch (DamageException e) {
        damage.add(new Damage(TrialFiles.path(table.at(), file), e.getMessage()));
      }
    }
    return damage;
  }

  /** Takes damaged files out of every reader's sight; a file that is there no more is passed by. */
  void setAside(List<Damage> damage) {
    damage.forEach(one -> folder.setAside(one.file()));
  }

  /**
   * Merges the files of a cell that lie wholly in a target into one, and then removes them; done
   * twice, or cut off anywhere, it leaves every trial stored.
   *
   * @return how many files are gone
   */
  int merge(TrialTable<?> table, Unit<?> unit, BlockFile target) {
    List<BlockFile> inside = files(unit, table.at()).stream().filter(target::covers).toList();
    List<BlockFile> sources = BlockFiles.uncovered(inside);
    if (sources.stream().mapToLong(BlockFile::rows).sum() != target.rows()) {
      return 0; // another's merge is under way, or a file is gone
    }
    BlockFile merged =
        sources.size() == 1 ? sources.get(0) : mergeAll(table, unit, sources, target);
    if (merged == null) {
      return 0;
    }
    List<BlockFile> covered = inside.stream().filter(file -> !file.equals(merged)).toList();
    covered.forEach(file -> folder.delete(TrialFiles.path(table.at(), file)));
    return covered.size();
  }

  /** Null where a source is damaged or gone: the summary finds it and the run goes round. */
  private BlockFile mergeAll(
      TrialTable<?> table, Unit<?> unit, List<BlockFile> sources, BlockFile target) {
    try (TrialMerge merge = merge(table, unit, sources)) {
      Iterator<Object[]> rows = Iterators.transform(merge, table::whole);
      byte[] content = ParquetTable.bytes(folder.conf(), table.columns(), () -> rows);
      return blocks.put(table.at(), target, content);
    } catch (DamageException e) {
      return null;
    }
  }
}
