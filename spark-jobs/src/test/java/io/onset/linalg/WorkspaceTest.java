package io.onset.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WorkspaceTest {

  @Test
  void handsOutEachArrayOnceAndAgainAfterAReset() {
    Workspace memory = Dense.memory();
    double[] first = memory.array(5);
    double[] second = memory.array(5);
    assertNotSame(first, second);
    memory.reset();
    assertSame(first, memory.array(5));
    assertSame(second, memory.array(5));
    assertEquals(5, memory.array(5).length);
  }

  /** By size, whatever the order in which sizes are asked for. */
  @Test
  void findsTheRightSize() {
    Workspace memory = Dense.memory();
    double[] small = memory.array(5);
    double[] large = memory.array(7);
    memory.reset();
    assertSame(large, memory.array(7));
    assertSame(small, memory.array(5));
  }

  @Test
  void releasesWhatCameAfterAMark() {
    Workspace memory = Dense.memory();
    double[] kept = memory.array(3);
    int mark = memory.mark();
    double[] released = memory.array(3);
    memory.release(mark);
    assertSame(released, memory.array(3));
    assertNotSame(kept, memory.array(3));
  }

  @Test
  void matricesAreTiles() {
    Tiled matrix = Dense.memory().matrix(3, 33);
    assertEquals(2 * 3 * 32, matrix.data().length);
    matrix.set(1, 32, 7);
    assertEquals(7, matrix.data()[(3 + 1) * 32]);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Dense.memory().matrix(1 << 20, 1 << 20));
    assertEquals("a matrix of 1048576x1048576 is beyond 2^31 numbers", e.getMessage());
  }
}
