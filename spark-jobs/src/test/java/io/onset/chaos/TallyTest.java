package io.onset.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.chaos.Launch.End;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

  private static final End COMPLETE = new End(0, "");
  private static final End KILLED = new End(137, "");

  private static final Case DRIVER_KILLED = new Case(Fault.DRIVER_KILLED, Mode.CLIENT);

  private static Attempt finished(Fault fault, String injected) {
    Case what = new Case(fault, Mode.CLIENT);
    return new Attempt(what, injected, List.of(COMPLETE), 0, true, "");
  }

  private static Attempt resumed(boolean isEqual, String complaint) {
    List<End> ends = List.of(KILLED, COMPLETE);
    return new Attempt(DRIVER_KILLED, "it", ends, 1, isEqual, complaint);
  }

  @Test
  void countsByFault() {
    Tally tally = new Tally();
    tally.add(resumed(true, ""));
    tally.add(finished(Fault.EXECUTOR_KILLED, "it"));
    tally.add(finished(Fault.DRIVER_KILLED, ""));
    tally.add(resumed(true, ""));
    tally.skip(new Case(Fault.MASTER_KILLED, Mode.CLUSTER), "no master");
    assertEquals(
        """
        | fault | injected | runs finished | runs resumed | digest equal | exit codes |
        | --- | --- | --- | --- | --- | --- |
        | executor kill -9 | 1 | 1 | 0 | 1 of 1 | 0 |
        | driver kill -9 | 2 of 3 runs | 1 | 2 | 3 of 3 | 0, 137 (2) |
        | master kill -9 and restart (cluster mode) | no master | | | | |
        """,
        tally.markdown());
    assertTrue(tally.isGood());
  }

  @Test
  void anotherDigestOrAComplaintIsBad() {
    Tally different = new Tally();
    different.add(resumed(false, ""));
    assertFalse(different.isGood());
    assertTrue(different.markdown().contains("| 0 of 1 |"), different.markdown());
    Tally unexplained = new Tally();
    unexplained.add(resumed(true, "no reason"));
    assertFalse(unexplained.isGood());
  }

  @Test
  void aFaultThatNeverCameIsBad() {
    Tally tally = new Tally();
    tally.add(finished(Fault.MASTER_KILLED, ""));
    assertFalse(tally.isGood());
    assertTrue(tally.markdown().contains("| 0 of 1 runs | 1 | 0 | 1 of 1 | 0 |"), tally.markdown());
    tally.add(finished(Fault.MASTER_KILLED, "the master"));
    assertTrue(tally.isGood());
  }

  /** The launcher tells of a driver on the cluster that left no end: the cluster was lost. */
  @Test
  void aDriverOnTheClusterThatWasKilledIsTheClustersLoss() {
    assertEquals(Set.of(137), DRIVER_KILLED.codes(0));
    assertEquals(Set.of(8), new Case(Fault.DRIVER_KILLED, Mode.CLUSTER).codes(0));
    assertEquals(Set.of(6), new Case(Fault.TAKEN_OVER, Mode.CLUSTER).codes(0));
    assertEquals(Set.of(0), new Case(Fault.TAKEN_OVER, Mode.CLUSTER).codes(1));
    assertEquals(Set.of(7, 8), new Case(Fault.READ_ONLY, Mode.CLUSTER).codes(0));
  }

  @ParameterizedTest
  @CsvSource({
    "0, '', true",
    "137, '', true",
    "7, 'onset: x', true",
    "7, '', false",
    "3, 'onset: a bug', false"
  })
  void anEndHasAReason(int code, String why, boolean explained) {
    assertEquals(explained, new End(code, why).isExplained());
  }
}
