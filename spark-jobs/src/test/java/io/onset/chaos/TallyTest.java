package io.onset.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.chaos.Launch.End;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

  private static final End COMPLETE = new End(0, "");
  private static final End KILLED = new End(137, "");

  private static Attempt finished(Fault fault) {
    return new Attempt(fault, "it", List.of(COMPLETE), 0, true, "");
  }

  private static Attempt resumed(boolean isEqual, String complaint) {
    List<End> ends = List.of(KILLED, COMPLETE);
    return new Attempt(Fault.DRIVER_KILLED, "it", ends, 1, isEqual, complaint);
  }

  @Test
  void countsByFault() {
    Tally tally = new Tally();
    tally.add(resumed(true, ""));
    tally.add(finished(Fault.EXECUTOR_KILLED));
    tally.add(finished(Fault.DRIVER_KILLED));
    tally.add(resumed(true, ""));
    tally.skip(Fault.MASTER_KILLED, "no master");
    assertEquals(
        """
        | fault | injected | runs finished | runs resumed | digest equal | exit codes |
        | --- | --- | --- | --- | --- | --- |
        | executor kill -9 | 1 | 1 | 0 | 1 of 1 | 0 |
        | driver kill -9 | 3 | 1 | 2 | 3 of 3 | 0, 137 (2) |
        | master kill -9 and restart | no master | | | | |
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
