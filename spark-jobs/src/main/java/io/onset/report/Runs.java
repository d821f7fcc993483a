package io.onset.report;

import io.onset.experiment.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The drawable points of a series, in unbroken runs: a point that has no place on an axis is left
 * out and breaks the line there.
 *
 * @param figure gives the axes
 * @param runs none of them empty
 */
record Runs(Figure figure, List<List<Figure.Point>> runs) {

  /** The runs of {@code series}. */
  static Runs of(Figure figure, Figure.Series series) {
    List<List<Figure.Point>> runs = new ArrayList<>();
    boolean broken = true;
    for (Figure.Point point : series.points()) {
      boolean drawable =
          Scale.drawable(figure.x(), point.x()) && Scale.drawable(figure.y(), point.y());
      if (drawable && broken) {
        runs.add(new ArrayList<>());
      }
      if (drawable) {
        runs.get(runs.size() - 1).add(point);
      }
      broken = !drawable;
    }
    return new Runs(figure, runs);
  }

  /** Every abscissa. */
  DoubleStream x() {
    return runs.stream().flatMap(List::stream).mapToDouble(Figure.Point::x);
  }

  /** Every ordinate, with the band's ends where they can be drawn. */
  DoubleStream y() {
    return runs.stream()
        .flatMap(List::stream)
        .flatMapToDouble(p -> DoubleStream.of(p.y(), p.lo(), p.hi()))
        .filter(value -> Scale.drawable(figure.y(), value));
  }

  /** The runs with every band closed: an end that is NaN is the point, one off the axis its end. */
  List<List<Figure.Point>> closed(Scale y) {
    return runs.stream().map(run -> run.stream().map(p -> closed(p, y)).toList()).toList();
  }

  private static Figure.Point closed(Figure.Point p, Scale y) {
    double lo = Double.isNaN(p.lo()) ? p.y() : y.clip(p.lo());
    double hi = Double.isNaN(p.hi()) ? p.y() : y.clip(p.hi());
    return new Figure.Point(p.x(), p.y(), lo, hi);
  }
}
