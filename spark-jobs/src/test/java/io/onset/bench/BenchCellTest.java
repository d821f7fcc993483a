package io.onset.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCellTest {

  @Test
  void aListOfCells() {
    List<BenchCell> cells = BenchCell.list("16:16,100:50");
    assertEquals(List.of(new BenchCell(16, 16), new BenchCell(100, 50)), cells);
    assertEquals("100:50", cells.get(1).toString());
    assertEquals(9, BenchCell.list(BenchCell.ALL).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "16", "16:", "16:x", "16:16,", "0:5", "5:1", "-1:5"})
  void whatIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> BenchCell.list(text + ",16:16"));
  }
}
