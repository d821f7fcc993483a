package io.onset.report;

import io.onset.experiment.Figure;
import java.util.List;

/**
 * A report as data: plain text, which the writer escapes.
 *
 * @param title the run's name
 * @param badge its state, such as {@code complete}
 * @param facts what stands under the title, each a few words
 * @param sections in reading order
 * @param figures what {@link Block#figures} shows
 */
public record Page(
    String title, String badge, List<String> facts, List<Section> sections, List<Figure> figures) {

  /** Copies the lists. */
  public Page {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
    figures = List.copyOf(figures);
  }

  /**
   * A section.
   *
   * @param id a word for links to it
   * @param heading its heading
   * @param blocks what it holds, from top to bottom
   */
  public record Section(String id, String heading, List<Block> blocks) {
    /** Copies the list. */
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A part of a section: one of its components is set, the others are null.
   *
   * @param text a paragraph
   * @param code text kept as it is, in a typewriter's face
   * @param table a table
   * @param cards answers to be seen first
   * @param drawn true: the page's figures
   */
  public record Block(String text, String code, Table table, Cards cards, Boolean drawn) {
    /** A paragraph. */
    public static Block text(String text) {
      return new Block(text, null, null, null, null);
    }

    /** Text kept as it is. */
    public static Block code(String code) {
      return new Block(null, code, null, null, null);
    }

    /** A table. */
    public static Block table(List<String> columns, List<List<String>> rows) {
      return new Block(null, null, new Table(columns, rows), null, null);
    }

    /** Cards. */
    public static Block cards(List<Card> cards) {
      return new Block(null, null, null, new Cards(cards), null);
    }

    /** The figures of the page. */
    public static Block figures() {
      return new Block(null, null, null, null, true);
    }
  }

  /**
   * Cards side by side.
   *
   * @param items the cards
   */
  public record Cards(List<Card> items) {
    /** Copies the list. */
    public Cards {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param columns their names
   * @param rows a text for each column
   */
  public record Table(List<String> columns, List<List<String>> rows) {
    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * An answer in large letters.
   *
   * @param label what it answers
   * @param value the answer
   * @param detail how sure it is
   * @param kind {@code known}, {@code coarse} or {@code none}: how much is known
   */
  public record Card(String label, String value, String detail, String kind) {}
}
