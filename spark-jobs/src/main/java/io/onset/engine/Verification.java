package io.onset.engine;

import com.google.common.collect.Lists;
import io.onset.engine.CellTask.CellIndex;
import io.onset.engine.CellTask.CellResult;
import io.onset.experiment.Coordinates;
import io.onset.experiment.Experiment;
import io.onset.experiment.Trials;
import io.onset.experiment.Trials.Trial;
import io.onset.experiment.Unit;
import io.onset.store.Column;
import io.onset.store.Digest;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stored rows held against rows that are computed again, file by file. Several threads may check at
 * once; nothing is written.
 *
 * @param <C> the experiment's cell
 * @param <S> its shared value
 * @param <O> its observation
 */
public final class Verification<C extends Record, S extends Serializable, O extends Record> {

  private final Experiment<C, S, O> experiment;
  private final long seed;
  private final TrialStore store;
  private final SharedParts parts;
  private final Map<String, S> shared = new HashMap<>();

  /** The rows of a folder that an experiment asks for. */
  public Verification(Experiment<C, S, O> experiment, long seed, RunFolder folder) {
    this.experiment = experiment;
    this.seed = seed;
    this.store = new TrialStore(folder);
    this.parts = new SharedParts(folder, warning -> {});
  }

  /**
   * A stored file of one cell.
   *
   * @param at the cell
   * @param unit index of its unit
   * @param cell index in the unit
   * @param file its name
   */
  public record Block(Coordinates at, int unit, int cell, String file) {

    private String rank(long choice) {
      return new Digest().add(choice, at.toString(), file).hex();
    }
  }

  /**
   * What a check found.
   *
   * @param block what was checked
   * @param rows how many rows were compared
   * @param faults a line for each row that differs, with trial and columns; or why the file cannot
   *     be read
   */
  public record Finding(Block block, long rows, List<String> faults) {}

  /** All that is stored, cell by cell. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    cells().forEach(index -> add(index, blocks));
    return blocks;
  }

  private Stream<CellIndex> cells() {
    List<Unit<C>> units = experiment.units();
    return IntStream.range(0, units.size())
        .boxed()
        .flatMap(
            u ->
                IntStream.range(0, units.get(u).cells().size()).mapToObj(c -> new CellIndex(u, c)));
  }

  private void add(CellIndex index, List<Block> blocks) {
    Coordinates at = experiment.units().get(index.unit()).cells().get(index.cell()).at();
    store.files(at).forEach(file -> blocks.add(new Block(at, index.unit(), index.cell(), file)));
  }

  /**
   * Some of the blocks, those that come first by the SHA-256 of the choice, cell and name: the same
   * for the same folder and choice.
   *
   * @param fraction of the blocks, in (0, 1]; at least one is chosen
   * @param choice any number
   */
  public static List<Block> choose(List<Block> blocks, double fraction, long choice) {
    long count = Math.max(1, (long) Math.ceil(fraction * blocks.size()));
    return blocks.stream()
        .sorted(Comparator.comparing(block -> block.rank(choice)))
        .limit(count)
        .toList();
  }

  /** Computes a block's trials again, as far as the sweep asks for them, and compares all bits. */
  public Finding check(Block block) {
    Unit<C> unit = experiment.units().get(block.unit()).part(List.of(block.cell()));
    RowCodec<O> codec = new RowCodec<>(experiment.observationType());
    TrialTable<O> table = new TrialTable<>(block.at(), codec);
    Map<Integer, List<Object[]>> strata = new TreeMap<>();
    try {
      store.readFile(
          table,
          block.file(),
          row -> {
            long trial = (Long) row[0];
            if (trial < unit.trials()) {
              int stratum = (int) (trial % unit.strata());
              strata.computeIfAbsent(stratum, s -> new ArrayList<>()).add(row);
            }
          });
    } catch (StoreException e) {
      return new Finding(block, 0, List.of(e.getMessage()));
    }
    List<String> faults = new ArrayList<>();
    strata.forEach((stratum, rows) -> compare(unit, stratum, rows, table, faults));
    return new Finding(block, strata.values().stream().mapToLong(List::size).sum(), faults);
  }

  private void compare(
      Unit<C> unit, int stratum, List<Object[]> rows, TrialTable<O> table, List<String> faults) {
    Trials<O> trials = experiment.trials(unit, stratum, shared(unit.sharedKey()));
    for (List<Object[]> some : Lists.partition(rows, trials.together())) {
      List<Long> numbers = some.stream().map(row -> (Long) row[0]).toList();
      List<Trial<O>> drawn = trials.draw(numbers);
      for (int i = 0; i < some.size(); i++) {
        TrialRow<O> again = BlockTask.observe(seed, unit, numbers.get(i), drawn.get(i), 0);
        List<String> columns = differing(table, some.get(i), table.ownRow(again));
        if (!columns.isEmpty()) {
          faults.add("trial " + numbers.get(i) + ": " + String.join(", ", columns));
        }
      }
    }
  }

  private static List<String> differing(TrialTable<?> table, Object[] stored, Object[] again) {
    List<Column> columns = table.ownColumns();
    return IntStream.range(0, again.length)
        .filter(i -> !Objects.equals(stored[i], again[i]))
        .mapToObj(i -> columns.get(i).name())
        .toList();
  }

  private synchronized S shared(String key) {
    return shared.computeIfAbsent(key, k -> parts.complete(experiment.shared(k)));
  }

  /**
   * The digest of all rows, {@link SweepResult#rowsDigest}, from what is stored.
   *
   * @throws StoreException where a file cannot be read
   */
  public String rowsDigest() {
    Experiment<C, S, O> stored = Allotted.stored(experiment, store);
    List<Unit<C>> units = stored.units();
    CellTask<C, S, O> task = new CellTask<>(() -> stored, () -> store);
    List<CellIndex> cells = cells().filter(cell -> units.get(cell.unit()).trials() > 0).toList();
    List<CellResult> results =
        cells.parallelStream().map(task::run).map(CellTask.Summed::whole).toList();
    return SweepResult.of(results, units, experiment.units()).rowsDigest();
  }
}
