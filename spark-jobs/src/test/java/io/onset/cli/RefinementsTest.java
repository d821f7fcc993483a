package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sweep with grid points added: which cells it has, in which order, with how many trials. */
class RefinementsTest {

  private static final String SETTINGS =
      TinySweep.TEXT.substring(TinySweep.TEXT.indexOf("settings"));

  private static SweepFile file(String grid) {
    String text = "name: s\nexperiment: linear\nseed: 7\ntrials: 6\n" + grid + SETTINGS;
    return SweepFile.of("s.yaml", YamlText.parse("s.yaml", text));
  }

  private static ObjectNode round(String grids) throws Exception {
    JsonNode json =
        new ObjectMapper().readTree("{\"along\":\"n\",\"width\":0.05,\"grids\":" + grids + "}");
    return (ObjectNode) json;
  }

  private static List<String> cells(SweepFile file) {
    Sweep sweep = Experiments.sweep(file);
    CellNames names = CellNames.of(sweep);
    return sweep.cells().stream().map(c -> names.name(c.at()) + ":" + c.trials()).toList();
  }

  @Test
  void pointsLieAlongTheirCurves() throws Exception {
    SweepFile base = file("grid: {d: [3, 2], n: [4, 9]}\n");
    Refinements points =
        Refinements.NONE
            .plus(round("[{\"d\":2,\"n\":[6]},{\"d\":3,\"n\":[5,7]}]"))
            .plus(round("[{\"d\":3,\"n\":[6]}]"));
    assertEquals(
        List.of("d=3,n=4:6", "d=3,n=5:6", "d=3,n=6:6", "d=3,n=7:6", "d=3,n=9:6").toString(),
        cells(base.refined(points)).subList(0, 5).toString());
    assertEquals(
        List.of("d=2,n=4:6", "d=2,n=6:6", "d=2,n=9:6"), cells(base.refined(points)).subList(5, 8));
    assertEquals(base.tree(), base.refined(points).tree());
    assertEquals(2, points.rounds());
    assertEquals(points.json(), Refinements.of(points.json()).json());
  }

  /** A point gets the fewer trials of its two neighbours, however many those are asked for. */
  @Test
  void trialsAreThoseOfTheNeighbours() throws Exception {
    SweepFile base = file("grid:\n  - {d: 2, n: [2, 8]}\n  - {d: 2, n: [20, 40], trials: 2}\n");
    Refinements points = Refinements.NONE.plus(round("[{\"d\":2,\"n\":[4,12,30]}]"));
    SweepFile refined = base.refined(points);
    assertEquals(
        List.of("n=2:6", "n=4:6", "n=8:6", "n=12:2", "n=20:2", "n=30:2", "n=40:2"),
        cells(refined).stream().map(cell -> cell.substring(4)).toList());
    assertEquals(
        List.of("n=2:9", "n=4:9", "n=8:9", "n=12:5", "n=20:5", "n=30:5", "n=40:5"),
        cells(refined.withMoreTrials(3)).stream().map(cell -> cell.substring(4)).toList());
  }

  /** Every setting is computed at a point. */
  @Test
  void settingsAreAxes() throws Exception {
    SweepFile base = file("grid: {d: 2, n: [2, 8]}\n");
    JsonNode tree = base.tree();
    ((ObjectNode) tree.get("settings")).putArray("ridge").add(0).add(0.1);
    SweepFile refined =
        SweepFile.of("s.yaml", tree).refined(Refinements.NONE.plus(round("[{\"d\":2,\"n\":[4]}]")));
    assertEquals(
        List.of(
            "d=2,n=2,ridge=0.0:6",
            "d=2,n=2,ridge=0.1:6",
            "d=2,n=4,ridge=0.0:6",
            "d=2,n=4,ridge=0.1:6",
            "d=2,n=8,ridge=0.0:6",
            "d=2,n=8,ridge=0.1:6"),
        cells(refined));
  }

  @Test
  void pointsThatTheSweepHasOrWhoseCurveItLacksAreLeftOut() throws Exception {
    Refinements points =
        Refinements.NONE.plus(round("[{\"d\":2,\"n\":[4,8]},{\"d\":9,\"n\":[4]}]"));
    assertEquals(
        List.of("d=2,n=2:6", "d=2,n=4:6", "d=2,n=8:6"),
        cells(file("grid: {d: 2, n: [2, 8]}\n").refined(points)));
  }

  @Test
  void aPointThatIsNoneIsRefused() throws Exception {
    SweepFile refined =
        file("grid: {d: 2, n: [2, 8]}\n")
            .refined(Refinements.NONE.plus(round("[{\"d\":2,\"n\":[1]}]")));
    UserException refused = assertThrows(UserException.class, () -> Experiments.sweep(refined));
    assertEquals(
        "manifest.json: grid.0.n.0: got 1, must be a whole number from 2 to 1000000000",
        refused.getMessage());
  }
}
