package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.CurveRow;
import io.onset.report.Page.Block;
import io.onset.report.Page.Card;
import io.onset.report.Page.Section;
import io.onset.report.Page.Table;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnswerSectionTest {

  private static final List<CurveRow> ROWS =
      List.of(
          AnswerRows.interval(8, "fair", 40),
          AnswerRows.interval(8, "knee", 80),
          AnswerRows.coarse(16, "fair", "refine", 50, 70),
          AnswerRows.coarse(32, "fair", "below", 2, 90),
          AnswerRows.coarse(64, "fair", "undecided", Double.NaN, Double.NaN));

  private static Section section(List<CurveRow> sides, List<CurveRow> laws) {
    return AnswerSection.of(new AnswerTables(AnswerRows.ASKED, ROWS, sides, laws));
  }

  private static List<Table> tables(Section section) {
    return section.blocks().stream().map(Block::table).filter(Objects::nonNull).toList();
  }

  @Test
  void theCardsSayWhatIsKnownOfEachProportion() {
    List<Card> cards =
        section(List.of(), List.of()).blocks().stream()
            .filter(block -> block.cards() != null)
            .flatMap(block -> block.cards().items().stream())
            .toList();
    assertEquals(
        List.of(
            new Card("fair, w = 8", "m* = 40", "[36, 44], crosses up; m*/m_knee = 0.5000", "known"),
            new Card("fair, w = 16", "50 – 70", "crosses up between: refine", "coarse"),
            new Card("fair, w = 32", "below 1/2", "from m = 2 to 90", "none"),
            new Card("fair, w = 64", "undecided", "neither above nor below 1/2", "none")),
        cards);
  }

  @Test
  void whatTheLandmarksAreIsSaidFirst() {
    String question = section(List.of(), List.of()).blocks().get(0).text();
    String said = "refined. Beside it the landmarks knee, where the curve bends; m* over theirs.";
    assertTrue(question.endsWith(said), question);
  }

  @Test
  void theTableTellsBracketsFitsAndDivergence() {
    Table table = tables(section(List.of(), List.of())).get(0);
    List<String> columns =
        List.of("w", "curve", "crosses", "m*", "between", "m*/m_knee", "points", "logit", "probit");
    assertEquals(columns, table.columns());
    assertEquals(
        List.of(
            "8",
            "fair",
            "up",
            "40 [36, 44]",
            "[20, 80]",
            "0.5000 [0.4500, 0.5500]",
            "4",
            "40 [36, 44], p 0.25",
            "diverged"),
        table.rows().get(0));
    assertEquals(
        List.of("16", "fair", "up", "refine", "[50, 70]", "–", "1", "–", "–"), table.rows().get(2));
    assertEquals("below from 2 to 90", table.rows().get(3).get(3));
    assertEquals("undecided", table.rows().get(4).get(3));
  }

  @Test
  void aLawIsATableAndNoLawASentence() {
    Section with = section(List.of(), List.of(AnswerRows.law("fair", 2, 1.25)));
    assertEquals(
        List.of(List.of("fair", "up", "1.250 [1.125, 1.375]", "2 [1.800, 2.200]", "3")),
        tables(with).get(1).rows());
    Section without = section(List.of(), List.of());
    assertEquals(1, tables(without).size());
    assertTrue(
        without.blocks().stream()
            .anyMatch(block -> block.text() != null && block.text().startsWith("No power law")));
  }

  @Test
  void sidesAreToldAsRuns() {
    List<CurveRow> sides =
        List.of(
            AnswerRows.side(8, 2, "below"),
            AnswerRows.side(8, 4, "below"),
            AnswerRows.side(8, 8, "undecided"),
            AnswerRows.side(8, 16, "above"),
            AnswerRows.side(8, 32, "below"),
            AnswerRows.side(16, 2, "undecided"));
    Table table = tables(section(sides, List.of())).get(1);
    assertEquals(List.of("w", "curve", "above 1/2", "below 1/2", "undecided"), table.columns());
    assertEquals(
        List.of(
            List.of("8", "fair", "16", "2 to 4, 32", "8"), List.of("16", "fair", "–", "–", "2")),
        table.rows());
  }

  @Test
  void whereNothingIsAskedTheSectionSaysSo() {
    AnswerTables none = new AnswerTables(AnswerRows.ASKED, List.of(), List.of(), List.of());
    assertEquals(1, AnswerSection.of(none).blocks().size());
    assertTrue(AnswerSection.of(none).blocks().get(0).text().startsWith("No curve"));
  }
}
