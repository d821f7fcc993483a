package io.onset.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean and standard error along a fixed tree over the index of the values.
 *
 * <p>Leaves are runs of {@value #LEAF} values; two neighbouring subtrees of one size are combined
 * when the left one starts at a multiple of twice that size, as in a binary counter. What remains
 * is folded from right to left. The state is O(log n), the result is a pure function of the
 * sequence, and a run of whole leaves can be computed elsewhere ({@link #startingAt}) and appended
 * with the same bits ({@link #append}), whatever the lengths of the runs.
 *
 * <p>Edge cases: no value, mean NaN; fewer than two, standard error NaN. Infinite values of one
 * sign give that infinity as mean, of both signs NaN; the standard error is then NaN. Squares of
 * deviations beyond 1e154 overflow: the standard error is infinite, the mean stays right.
 *
 * <p>Accuracy: the mean is within about log2(n / 64) ulp of the largest magnitude; the standard
 * error's relative error is at most about {@code 2^-53 |mean| / sd}. On 100,000 values {@code 1e9 +
 * uniform(0, 1)}, where that is 4e-7, they are within 2 ulp and 3e-10 (TreeMomentsTest). Not
 * thread-safe.
 */
public final class TreeMoments implements Serializable {
  /** Values in a leaf of the tree; changing it moves the last bits of every mean. */
  public static final int LEAF = 64;

  private final long start;
  private final List<Moments> subtrees = new ArrayList<>();
  private final double[] leaf = new double[LEAF];
  private int inLeaf;
  private long end;

  /** An empty sequence. */
  public TreeMoments() {
    this(0);
  }

  private TreeMoments(long start) {
    this.start = start;
    this.end = start;
  }

  /**
   * An empty run of a longer sequence.
   *
   * @param firstIndex index in the whole sequence of the run's first value, a multiple of {@value
   *     #LEAF}
   * @throws IllegalArgumentException if it is negative or no such multiple
   */
  public static TreeMoments startingAt(long firstIndex) {
    if (firstIndex < 0 || firstIndex % LEAF != 0) {
      throw new IllegalArgumentException(
          "firstIndex must be a multiple of " + LEAF + " >= 0, got " + firstIndex);
    }
    return new TreeMoments(firstIndex);
  }

  /**
   * Adds the next value of the sequence.
   *
   * @param value finite or infinite
   * @throws IllegalArgumentException if it is NaN
   */
  public void add(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("value must be a number, got NaN at index " + next());
    }
    leaf[inLeaf++] = value;
    if (inLeaf == LEAF) {
      inLeaf = 0;
      push(Moments.ofFirst(leaf, LEAF));
    }
  }

  /**
   * Appends the run that follows, with the bits of adding its values one by one.
   *
   * @param run starts where this sequence ends, which is a whole number of leaves; not modified
   * @throws IllegalArgumentException if it starts elsewhere
   */
  public void append(TreeMoments run) {
    if (run.start != next()) {
      throw new IllegalArgumentException(
          "run must start at index " + next() + " where the sequence ends, starts at " + run.start);
    }
    run.subtrees.forEach(this::push);
    System.arraycopy(run.leaf, 0, leaf, 0, run.inLeaf);
    inLeaf = run.inLeaf;
  }

  /** Number of values. */
  public long count() {
    return next() - start;
  }

  /** Mean of the values, NaN if there is none. */
  public double mean() {
    return count() == 0 ? Double.NaN : total().mean();
  }

  /**
   * Standard error of the mean, {@code sqrt(S / (n - 1) / n)} with S the sum of squared deviations;
   * NaN for fewer than two values or an infinite one.
   */
  public double standardError() {
    long n = count();
    return n < 2 ? Double.NaN : Math.sqrt(total().squares() / (n - 1) / n);
  }

  private long next() {
    return end + inLeaf;
  }

  /** Adds a whole subtree at the end and combines it with its left sisters. */
  private void push(Moments subtree) {
    Moments node = subtree;
    end += node.count();
    while (endsWith(node.count()) && end % (2 * node.count()) == 0) {
      node = subtrees.remove(subtrees.size() - 1).combine(node);
    }
    subtrees.add(node);
  }

  private boolean endsWith(long size) {
    return !subtrees.isEmpty() && subtrees.get(subtrees.size() - 1).count() == size;
  }

  private Moments total() {
    Moments right = inLeaf == 0 ? null : Moments.ofFirst(leaf, inLeaf);
    for (int i = subtrees.size() - 1; i >= 0; i--) {
      right = right == null ? subtrees.get(i) : subtrees.get(i).combine(right);
    }
    return right;
  }
}
