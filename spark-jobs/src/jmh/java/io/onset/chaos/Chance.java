package io.onset.chaos;

import io.onset.random.NormalStream;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import java.util.ArrayList;
import java.util.List;

/** The choices of one disturbed run: functions of the seed, the run's number and their order. */
final class Chance {

  private static final Purpose CHOICES = new Purpose("chaos/choices");

  private final NormalStream stream;
  private long next;

  /**
   * No choice made yet.
   *
   * @param seed of all runs
   * @param run the run's number
   */
  Chance(long seed, long run) {
    stream = new TrialStreams(seed).normals(CHOICES, run, 0);
  }

  /** A number from {@code low} to {@code high}, each as likely. */
  double between(double low, double high) {
    double[] uniform = new double[1];
    stream.fillUniforms(next++, uniform, 0, 1);
    return low + uniform[0] * (high - low);
  }

  /** A whole number from 0 to {@code end} - 1. */
  int below(int end) {
    return Math.min(end - 1, (int) between(0, end));
  }

  /** One of some, which must not be none. */
  <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Some in another order, each as likely. */
  <T> List<T> shuffled(List<T> some) {
    List<T> left = new ArrayList<>(some);
    List<T> order = new ArrayList<>();
    while (!left.isEmpty()) {
      order.add(left.remove(below(left.size())));
    }
    return order;
  }
}
