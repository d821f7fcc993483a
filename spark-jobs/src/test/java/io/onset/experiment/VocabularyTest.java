package io.onset.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void onlySettingsAreOptional() {
    Parameter choice = Parameter.choice("c", "a", "b").optional();
    assertRefused("only a setting can be optional: c", List.of(choice), List.of(), List.of());
    assertRefused("only a setting can be optional: c", List.of(), List.of(), List.of(choice));
    Vocabulary fine = new Vocabulary(List.of(), List.of(choice, RIDGE), List.of());
    assertTrue(fine.settings().get(0).isOptional());
    assertFalse(fine.settings().get(1).isOptional());
  }

  private static void assertRefused(
      String message, List<Parameter> grid, List<Parameter> settings, List<Parameter> lists) {
    var error =
        assertThrows(IllegalArgumentException.class, () -> new Vocabulary(grid, settings, lists));
    assertEquals(message, error.getMessage());
  }
}
