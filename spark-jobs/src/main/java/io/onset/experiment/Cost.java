package io.onset.experiment;

/**
 * What a trial costs, estimated from counts alone.
 *
 * @param work multiply-adds of one trial of all the unit's cells, other operations converted
 * @param bytes the largest memory that a task needs beside the shared value
 */
public record Cost(double work, long bytes) {}
