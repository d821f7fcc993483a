package io.onset.experiment;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns of the curves are asked where they cross a level: proportions that cross 1/2, and
 * landmarks, means that cross a level of their own, to hold the proportions against. All other
 * coordinates being equal, a curve runs along one coordinate, and its crossings are a law of
 * another.
 *
 * @param abscissa the coordinate along which curves run, a number above 0, such as {@code n}
 * @param scale the coordinate that crossings may be a power of, a number above 0, such as {@code d}
 * @param proportions a curve's name to its column, one with counts, see {@link CurveRow#counts}
 * @param landmarks means, each with its level
 */
public record Transitions(
    String abscissa, String scale, Map<String, String> proportions, List<Landmark> landmarks)
    implements Serializable {

  /** Nothing is asked. */
  public static final Transitions NONE = new Transitions("", "", Map.of(), List.of());

  /** Copies the map, whose order is kept. */
  public Transitions {
    proportions = Collections.unmodifiableMap(new LinkedHashMap<>(proportions));
    landmarks = List.copyOf(landmarks);
  }

  /**
   * A mean, or a smooth function of one, with a level.
   *
   * @param name a word for it
   * @param place what its crossing is, to be read after "where"
   * @param reading how it is read off a line of the curves
   */
  public record Landmark(String name, String place, Reading reading) implements Serializable {}

  /** Reads a line of the curves. */
  @FunctionalInterface
  public interface Reading extends Serializable {
    /** How far the line's mean is above the level. */
    Height of(CurveRow row);
  }

  /**
   * How far a mean is above its level.
   *
   * @param value may be infinite; NaN where the mean or the level is undefined
   * @param error standard error of a finite value
   */
  public record Height(double value, double error) {}
}
