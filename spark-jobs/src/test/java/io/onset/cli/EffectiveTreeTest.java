package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveTreeTest {

  private static final String ROOT = "{trials: 9, grid: [{n: 1}, {n: [2, 3]}], settings: }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trials=5            | {"trials":5,"grid":[{"n":1},{"n":[2,3]}],"settings":""}
          trials=             | {"trials":null,"grid":[{"n":1},{"n":[2,3]}],"settings":""}
          grid={n: 4}         | {"trials":9,"grid":{"n":4},"settings":""}
          grid.0.n=[2,4]      | {"trials":9,"grid":[{"n":[2,4]},{"n":[2,3]}],"settings":""}
          grid.1.n.0=7        | {"trials":9,"grid":[{"n":1},{"n":[7,3]}],"settings":""}
          grid.1=x=y          | {"trials":9,"grid":[{"n":1},"x=y"],"settings":""}
          settings.ridge=0.1  | {"trials":9,"grid":[{"n":1},{"n":[2,3]}],"settings":{"ridge":0.1}}
          a.b.c=1             | {"trials":9,"grid":[{"n":1},{"n":[2,3]}],"settings":"","a":{"b":{"c":1}}}
          """)
  void sets(String override, String expected) {
    assertEquals(expected, tree(override).root().toString());
  }

  @Test
  void lastOneWins() {
    EffectiveTree tree = tree("trials=5", "trials=6");
    assertEquals(6, tree.root().get("trials").intValue());
    assertEquals("--set trials=6", tree.source("trials"));
  }

  @Test
  void rootIsCopied() {
    ObjectNode root = (ObjectNode) YamlText.parse("file", ROOT);
    EffectiveTree.of("file", root, List.of("trials=5"));
    assertEquals(9, root.get("trials").intValue());
  }

  @Test
  void sourceIsTheOptionThatSetTheValueOrWhatIsAroundIt() {
    EffectiveTree tree = tree("grid.0={n: 7}", "settings.a=1");
    assertEquals("--set grid.0={n: 7}", tree.source("grid.0.n"));
    assertEquals("--set grid.0={n: 7}", tree.source("grid.0"));
    assertEquals("file", tree.source("grid.1.n"));
    assertEquals("--set settings.a=1", tree.source("settings"), "which the option made");
    assertEquals("file", tree.source("trials"));
  }

  @Test
  void sourceNamesTheOptionsThatSetParts() {
    EffectiveTree tree = tree("grid.0.n=7", "grid.1.n=8");
    assertEquals("file with --set grid.0.n=7", tree.source("grid.0"));
    assertEquals("file with --set grid.0.n=7 --set grid.1.n=8", tree.source("grid"));
  }

  @Test
  void settingAWholeForgetsItsParts() {
    EffectiveTree tree = tree("grid.0.n=7", "grid=3");
    assertEquals("--set grid=3", tree.source("grid"));
    assertEquals("--set grid=3", tree.source("grid.0.n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trials       | must be key=value, such as --set settings.ridge=0.1
          ''           | must be key=value, such as --set settings.ridge=0.1
          =5           | must be key=value, such as --set settings.ridge=0.1
          grid..n=5    | must be key=value, such as --set settings.ridge=0.1
          .grid=5      | must be key=value, such as --set settings.ridge=0.1
          grid.=5      | must be key=value, such as --set settings.ridge=0.1
          trials.a=5   | trials is a single value, there is no a in it
          trials.a.b=5 | trials is a single value, there is no a in it
          grid.0.n.x=5 | grid.0.n is a single value, there is no x in it
          grid.2.n=5   | grid is a list of 2, its part must be a number from 0, below 2, not 2
          grid.-1=5    | grid is a list of 2, its part must be a number from 0, below 2, not -1
          grid.n=5     | grid is a list of 2, its part must be a number from 0, below 2, not n
          trials=[1,   | not YAML: expected the node content, but found '<stream end>' (line 1, column 4)
          trials=*a    | got a, aliases are not read, write the value out (line 1, column 1)
          """)
  void malformed(String override, String message) {
    var error = assertThrows(UserException.class, () -> tree(override));
    assertEquals("--set " + override + ": " + message, error.getMessage());
  }

  private static EffectiveTree tree(String... overrides) {
    ObjectNode root = (ObjectNode) YamlText.parse("file", ROOT);
    return EffectiveTree.of("file", root, List.of(overrides));
  }
}
