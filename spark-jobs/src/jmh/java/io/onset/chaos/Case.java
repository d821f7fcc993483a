package io.onset.chaos;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A fault, and where the driver is that meets it.
 *
 * @param fault which
 * @param mode where the drivers are
 */
record Case(Fault fault, Mode mode) {

  /** As the tables have them. */
  static final Comparator<Case> ORDER = Comparator.comparing(Case::fault).thenComparing(Case::mode);

  /** Those that end well on two cores in a few minutes, what happens most often first. */
  static final List<Case> SHORT =
      List.of(
          client(Fault.EXECUTOR_KILLED),
          client(Fault.DRIVER_KILLED),
          client(Fault.WORKER_KILLED),
          client(Fault.MASTER_KILLED),
          new Case(Fault.DRIVER_KILLED, Mode.CLUSTER),
          client(Fault.SECOND_DRIVER),
          client(Fault.SPECULATION));

  private static Case client(Fault fault) {
    return new Case(fault, Mode.CLIENT);
  }

  /** Some faults, each with a driver here and with one on the cluster. */
  static List<Case> of(List<Fault> faults) {
    return faults.stream()
        .flatMap(fault -> Stream.of(Mode.values()).map(mode -> new Case(fault, mode)))
        .toList();
  }

  String title() {
    return fault.title() + (mode == Mode.CLUSTER ? " (cluster mode)" : "");
  }

  /**
   * With which a launch may end that met it. A driver on the cluster whose folder takes nothing
   * more cannot tell its end there, and a missing end is 8.
   *
   * @param launch its number, from 0 in the order of their starts
   */
  Set<Integer> codes(int launch) {
    Set<Integer> codes = new TreeSet<>();
    fault.codes(launch).forEach(code -> codes.add(mode.told(code)));
    if (mode == Mode.CLUSTER && fault.room() != Room.DISK) {
      codes.add(Mode.LOST);
    }
    return codes;
  }
}
