package io.onset.engine;

import io.onset.experiment.Unit;
import io.onset.store.ParquetTable.Rows;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * The rows of some files of one cell in the order of the trials, each trial once. A file is opened
 * when its first trial is next and let go after its last, so that memory does not grow with them.
 */
final class TrialMerge implements Iterator<Object[]>, AutoCloseable {

  private final Unit<?> unit;
  private final Function<BlockFile, Rows> open;
  private final Deque<BlockFile> waiting;
  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(Comparator.comparingLong(source -> source.trial));
  private long last = -1;

  /**
   * A merge that has not begun.
   *
   * @param open checks and opens a file; its rows begin with the trial's number
   */
  TrialMerge(Unit<?> unit, Collection<BlockFile> files, Function<BlockFile, Rows> open) {
    this.unit = unit;
    this.open = open;
    this.waiting =
        new ArrayDeque<>(
            files.stream().sorted(Comparator.comparingLong(f -> f.firstTrial(unit))).toList());
  }

  /** A file that is open, at one of its rows. */
  private final class Source {
    private final BlockFile file;
    private final Rows rows;
    private long row = -1;
    private long trial;
    private Object[] values;

    Source(BlockFile file) {
      this.file = file;
      this.rows = open.apply(file);
    }

    /** Goes on to the next row; false where there is none. */
    boolean advance() {
      if (!rows.hasNext()) {
        rows.close();
        return false;
      }
      row++;
      trial = file.trial(unit, row);
      values = next();
      if (!values[0].equals(trial)) {
        throw new DamageException(
            file, "holds trial " + values[0] + " where " + trial + " belongs");
      }
      return true;
    }

    private Object[] next() {
      try {
        return rows.next();
      } catch (RuntimeException e) {
        throw new DamageException(file, "cannot be read: " + e);
      }
    }
  }

  @Override
  public boolean hasNext() {
    openDue();
    while (!sources.isEmpty() && sources.peek().trial <= last) {
      pass(sources.poll());
      openDue();
    }
    return !sources.isEmpty();
  }

  private void openDue() {
    while (!waiting.isEmpty()
        && (sources.isEmpty() || waiting.peek().firstTrial(unit) <= sources.peek().trial)) {
      pass(new Source(waiting.poll()));
    }
  }

  private void pass(Source source) {
    if (source.advance()) {
      sources.add(source);
    }
  }

  @Override
  public Object[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    last = sources.peek().trial;
    return sources.peek().values;
  }

  @Override
  public void close() {
    sources.forEach(source -> source.rows.close());
  }
}
