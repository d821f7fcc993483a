package io.onset.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static final Parameter RIDGE = Parameter.nonNegative("ridge");

  @Test
  void namesAreTakenOnce() {
    assertRefused("parameter name taken: ridge", List.of(RIDGE), List.of(RIDGE), List.of());
  }

  @Test
  void trialsIsAKeyOfEveryGrid() {
    Parameter trials = Parameter.integer("trials", 1, 9);
    assertRefused("parameter name taken: trials", List.of(trials), List.of(), List.of());
  }

  @Test
  void listsAreOfChoices() {
    assertRefused("list must be of choices: ridge", List.of(), List.of(), List.of(RIDGE));
  }

  private static void assertRefused(
      String message, List<Parameter> grid, List<Parameter> settings, List<Parameter> lists) {
    var error =
        assertThrows(IllegalArgumentException.class, () -> new Vocabulary(grid, settings, lists));
    assertEquals(message, error.getMessage());
  }
}
