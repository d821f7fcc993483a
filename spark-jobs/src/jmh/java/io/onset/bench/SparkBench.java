package io.onset.bench;

import io.onset.engine.Engine;
import io.onset.engine.spark.SparkContexts;
import io.onset.engine.spark.SparkEngine;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our Spark engine on all cores, cell by cell in one process: a sweep of one cell is run, then run
 * again with more trials, and again; the trials are timed, rows stored. One folder keeps the self
 * terms of all cells of a dimension. The first run warms the code up, for as long as one block of
 * the measurement takes.
 */
public final class SparkBench {

  private static final int REPEATS = 3;

  /** So that rows, which are read again at every end, do not outweigh the trials. */
  private static final long MOST_TRIALS = 200_000;

  private SparkBench() {}

  /**
   * What is printed for a cell.
   *
   * @param d dimension
   * @param n training-set size
   * @param trials of a block
   * @param blockSeconds seconds per trial
   */
  record Result(int d, int n, long trials, List<Double> blockSeconds) {}

  /**
   * Times cells.
   *
   * @param arguments seconds of a block, folder for results, then for each cell d:n and the trials
   *     per second of all cores together that are expected of it
   */
  public static void main(String[] arguments) throws IOException {
    double seconds = Double.parseDouble(arguments[0]);
    Path folder = Files.createTempDirectory(Path.of(arguments[1]), "cells");
    RunFolder store = RunFolder.of(folder.toString(), SparkContexts.hadoopConfiguration());
    try (Engine engine = new SparkEngine(SparkContexts.open("onset bench"), 0)) {
      for (int i = 2; i < arguments.length; i += 2) {
        BenchCell cell = BenchCell.of(arguments[i]);
        double expected = seconds * Double.parseDouble(arguments[i + 1]);
        long trials = (long) Math.max(1, Math.min(MOST_TRIALS, expected));
        System.out.println(JsonLines.write(time(engine, cell, trials, store)));
      }
    }
  }

  private static Result time(Engine engine, BenchCell cell, long trials, RunFolder store) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 1; i <= 1 + REPEATS; i++) {
      String sweep = BenchSweeps.cell(cell, i * trials);
      seconds.add(StageClock.trialsSeconds(sweep, store, engine) / trials);
    }
    return new Result(cell.d(), cell.n(), trials, seconds.subList(1, seconds.size()));
  }
}
