package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.experiment.UserException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellNamesTest {

  @TempDir private Path folder;
  private Sweep sweep;
  private CellNames names;

  @BeforeEach
  void read() throws Exception {
    Path file = TinySweep.in(folder).file();
    List<String> more =
        List.of(
            "grid.d=[2, 3]",
            "grid.n=[2, 5, 40, 1000]",
            "settings.ridge=[0, 0.1]",
            "settings.kernel_width=[caption, mixing-time]");
    sweep = Experiments.sweep(SweepFile.read(file, more));
    names = CellNames.of(sweep);
  }

  @Test
  void aNameHasTheGridsCoordinatesAndTheSettingsThatDiffer() throws Exception {
    assertEquals("d=2,n=2,ridge=0.0,kernel_width=caption", names.name(sweep.cells().get(0).at()));
    Sweep plain = Experiments.sweep(SweepFile.read(TinySweep.in(folder).file(), List.of()));
    assertEquals("d=2,n=5", CellNames.of(plain).name(plain.cells().get(1).at()));
  }

  @Test
  void everyNameFindsItsOwnCellAndNoOther() {
    Set<String> all = new HashSet<>();
    for (SweepCell cell : sweep.cells()) {
      all.add(names.name(cell.at()));
      assertEquals(cell, names.find(names.name(cell.at())));
    }
    assertEquals(sweep.cells().size(), all.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kernel_width=mixing-time,ridge=0.10,n=1e3,d=3.0 | d=3,n=1000,ridge=0.1,kernel_width=mixing-time
          d=2, n=40, ridge=-0, kernel_width=caption       | d=2,n=40,ridge=0.0,kernel_width=caption
          d=2,n=5,ridge=1e-1,mean=10,kernel_width=caption | d=2,n=5,ridge=0.1,kernel_width=caption
          """)
  void coordinatesMayComeInAnyOrderAndNumbersInAnyForm(String asked, String name) {
    assertEquals(name, names.name(names.find(asked).at()));
  }

  @Test
  void whatIsNoCellIsToldWithTheNearestChoices() {
    String form = "must be KEY=VALUE,..., such as d=2,n=2,ridge=0.0,kernel_width=caption";
    refuses(
        "d=2,n=40",
        "4 cells have this; name one of ridge=0.0|0.1, kernel_width=caption|mixing-time");
    refuses("n=41,d=2", "no cell has n=41; nearest: 40|5");
    refuses("d=2,n=many", "no cell has n=many; nearest: 2|5|40|1000");
    refuses("kernel_width=wide", "no cell has kernel_width=wide; nearest: caption|mixing-time");
    refuses("d=2,rigde=0.1", "no coordinate rigde; nearest: ridge");
    refuses("d", form);
    refuses("", form);
  }

  private void refuses(String asked, String message) {
    UserException thrown = assertThrows(UserException.class, () -> names.find(asked));
    assertEquals("--cell " + asked + ": " + message, thrown.getMessage());
  }
}
