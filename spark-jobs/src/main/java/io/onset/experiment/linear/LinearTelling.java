package io.onset.experiment.linear;

import io.onset.distance.SignedLog;
import io.onset.experiment.Quantity;
import io.onset.linalg.NumericalFailure;
import io.onset.linalg.PointSet;
import io.onset.linalg.Tiled;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The quantities of a trial in the forms that a {@link Quantity} has.
 *
 * @param listener who is told
 */
record LinearTelling(Consumer<Quantity> listener) {

  /** So many of a row's numbers are told. */
  private static final int FIRST = 4;

  void value(String name, String formula, Object value) {
    listener.accept(new Quantity(name, formula, value));
  }

  void values(String name, String formula, double[] values) {
    value(name, formula, Arrays.stream(values).boxed().toList());
  }

  /** Sign, and log of the absolute value. */
  void signed(String name, String formula, SignedLog value) {
    value("sign of " + name, formula, (long) value.sign());
    value("log |" + name + "|", formula, value.log());
  }

  /** The first numbers of the first row. */
  void row(String name, String formula, Tiled matrix) {
    int count = Math.min(FIRST, matrix.columns());
    value(name, formula, first(count, j -> matrix.get(0, j)));
  }

  /**
   * Size, first numbers, and the SHA-256 of all: point by point, doubles as 8 bytes, big-endian.
   */
  void points(String name, String formula, PointSet points) {
    int count = Math.min(FIRST, points.dimension());
    value(name + " size", formula, points.count() + " x " + points.dimension());
    value(name + " first point", formula, first(count, f -> points.get(0, f)));
    value(name + " sha256", formula, sha256(points));
  }

  private static List<Double> first(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value).boxed().toList();
  }

  private static String sha256(PointSet points) {
    MessageDigest digest = sha256();
    ByteBuffer point = ByteBuffer.allocate(points.dimension() * Double.BYTES);
    for (int k = 0; k < points.count(); k++) {
      point.clear();
      for (int f = 0; f < points.dimension(); f++) {
        point.putDouble(points.get(k, f));
      }
      digest.update(point.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Tells what the trial itself does not need; where it cannot be had, why. */
  void attempt(String name, String formula, Runnable telling) {
    try {
      telling.run();
    } catch (NumericalFailure e) {
      value(name, formula, "none: " + e.getMessage());
    }
  }
}
