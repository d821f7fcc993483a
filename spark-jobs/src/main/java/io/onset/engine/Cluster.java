package io.onset.engine;

/**
 * Where a sweep might run.
 *
 * @param executors how many executors, &gt;= 1
 * @param coresEach how many tasks each runs at once, &gt;= 1
 * @param startSeconds from the command to the first task
 */
public record Cluster(int executors, int coresEach, double startSeconds) {

  /** Cores of a cluster at the most: more than any, and few enough to be counted. */
  public static final int MOST_CORES = 1_000_000;

  public Cluster {
    if (executors < 1 || coresEach < 1 || (long) executors * coresEach > MOST_CORES) {
      throw new IllegalArgumentException(
          "executors and cores must be >= 1 and their product <= %d, got %dx%d"
              .formatted(MOST_CORES, executors, coresEach));
    }
  }

  /** All cores. */
  public int cores() {
    return executors * coresEach;
  }
}
