package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1           | {"a":1}
          a: 1_000       | {"a":1000}
          a: yes         | {"a":true}
          a: [x, 'off']  | {"a":["x","off"]}
          a: ~           | {"a":null}
          a: 2020-01-01  | {"a":"2020-01-01"}
          '---;a: 1;...' | {"a":1}
          """)
  void reads(String lines, String json) {
    assertEquals(json, YamlText.parse("f", lines.replace(';', '\n')).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [1, 2                | not YAML: expected ',' or ']', but got <stream end> (line 1, column 9)
          a: 1; b: 2              | not YAML: mapping values are not allowed here (line 2, column 3)
          a: {b: 1, c: 2, b: 3}   | a.b: key written twice, must be there once (line 1, column 18)
          a: 1;a: 2               | a: key written twice, must be there once (line 2, column 2)
          a: [{b: 1, b: 1}]       | a.0.b: key written twice, must be there once (line 1, column 13)
          a: 1;---;b: 2           | holds 2 documents, must be one
          a: .inf                 | a: got .inf, must be a decimal number, such as 1000, 0.5 or 1e-3 (line 1, column 4)
          a: {b: -.inf}           | a.b: got -.inf, must be a decimal number, such as 1000, 0.5 or 1e-3 (line 1, column 8)
          a: .nan                 | a: got .nan, must be a decimal number, such as 1000, 0.5 or 1e-3 (line 1, column 4)
          a: 010                  | a: got 010, must be a decimal number, such as 1000, 0.5 or 1e-3 (line 1, column 4)
          0x10                    | got 0x10, must be a decimal number, such as 1000, 0.5 or 1e-3 (line 1, column 1)
          a: !!str 5              | a: got 5, tags are not read, write the value alone (line 1, column 4)
          a: &x 1;b: *x           | b: got x, aliases are not read, write the value out (line 2, column 4)
          """)
  void refuses(String lines, String message) {
    assertRefused("f: " + message, lines.replace(';', '\n'));
  }

  /** A tag of YAML may name a class, which other readers then make. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://127.0.0.1/']]",
        "a: !!javax.script.ScriptEngineManager {b: 1}",
        "!!javax.script.ScriptEngineManager {a: 1}",
        "a: !!java.io.File [/tmp/x]"
      })
  void aTagMakesNothing(String text) {
    UserException refusal =
        assertThrows(UserException.class, () -> YamlText.parse("f", text), text);
    assertTrue(refusal.getMessage().contains("tags are not read"), refusal.getMessage());
  }

  @Test
  void noDocumentIsMissing() {
    assertTrue(YamlText.parse("f", "# only a comment\n").isMissingNode());
  }

  @Test
  void whatIsTooLongOrTooDeepIsRefused() {
    String rule = " exceeds the maximum allowed (1000, from `StreamReadConstraints.getMax";
    assertRefused(
        "f: not YAML: Number value length (1001)" + rule + "NumberLength()`)",
        "a: " + "1".repeat(1001));
    assertRefused(
        "f: not YAML: Document nesting depth (1001)" + rule + "NestingDepth()`)",
        "- ".repeat(1001) + "1");
  }

  @Test
  void controlCharactersAreRefused() {
    assertRefused(
        "f: not YAML: special characters are not allowed (line 1, column 1)", "a: \u0001");
  }

  private static void assertRefused(String message, String text) {
    var error = assertThrows(UserException.class, () -> YamlText.parse("f", text));
    assertEquals(message, error.getMessage());
  }
}
