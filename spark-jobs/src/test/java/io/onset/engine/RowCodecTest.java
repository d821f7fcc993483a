package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.store.Column;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RowCodecTest {

  record Every(
      int count,
      Integer sign,
      long trial,
      Long maybe,
      double logETg,
      double undefinedX,
      String word) {}

  record Odd(float single) {}

  private static final RowCodec<Every> CODEC = new RowCodec<>(Every.class);
  private static final Every FULL =
      new Every(1, -1, 1L << 40, 5L, Double.NEGATIVE_INFINITY, 2.5, "word");
  private static final Every NULLS = new Every(0, null, 0, null, -0.0, Double.NaN, null);

  @Test
  void columnsAreTheComponents() {
    assertEquals(
        List.of(
            new Column("count", Column.Type.INT),
            new Column("sign", Column.Type.INT),
            new Column("trial", Column.Type.LONG),
            new Column("maybe", Column.Type.LONG),
            new Column("log_e_tg", Column.Type.DOUBLE),
            new Column("undefined_x", Column.Type.DOUBLE),
            new Column("word", Column.Type.TEXT)),
        CODEC.columns());
  }

  @Test
  void thereAndBack() {
    for (Every row : List.of(FULL, NULLS)) {
      Object[] shifted = new Object[9];
      System.arraycopy(CODEC.values(row), 0, shifted, 2, 7);
      assertEquals(row, CODEC.record(shifted, 2));
    }
  }

  @Test
  void notANumberIsNull() {
    Object[] expected = {0, null, 0L, null, -0.0, null, null};
    assertArrayEquals(expected, CODEC.values(NULLS));
  }

  @Test
  void namesAreTheSameInTurkish() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertEquals("kl_in_i", RowCodec.snakeCase("klInI"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesOtherTypes() {
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> new RowCodec<>(Odd.class).columns());
    assertTrue(thrown.getMessage().contains("float"));
  }
}
