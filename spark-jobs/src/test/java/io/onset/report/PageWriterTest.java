package io.onset.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Figure;
import io.onset.report.Page.Block;
import io.onset.report.Page.Card;
import io.onset.report.Page.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageWriterTest {

  private static final String EVIL = "<img src=x onerror=alert(1)> & \"quoted\" 'too'";

  private static Page page(String text, Figure... figures) {
    List<Block> blocks =
        List.of(
            Block.text(text),
            Block.code(text),
            Block.cards(List.of(new Card(text, text, text, "known"))),
            Block.table(List.of(text, "b"), List.of(List.of(text, "2"), List.of("3", "4"))),
            Block.figures());
    Section section = new Section("answer", "Answer", blocks);
    return new Page(text, "complete", List.of(text), List.of(section), List.of(figures));
  }

  private static String html(Page page) {
    return new String(PageWriter.html(page), StandardCharsets.UTF_8);
  }

  /** What is ours: the page without the charts' library, whose text is its own. */
  private static String ours(Page page) {
    String html = html(page);
    int library = html.indexOf("Licensed to the Apache Software Foundation");
    assertTrue(library > 0);
    int end = html.indexOf("</script>", library);
    return html.substring(0, library) + html.substring(end);
  }

  @Test
  void textIsEscapedWhereverItStands() {
    String html = ours(page(EVIL, figure(EVIL)));
    assertFalse(html.contains("<img"), "an element came from text");
    // title, h1, fact, p, pre, three of the card, th, td; of the figure the heading, the caption.
    String escaped = "&lt;img src";
    assertEquals(12, occurrences(html, ">" + escaped), html.lines().limit(40).toList()::toString);
  }

  private static Figure figure(String text) {
    Figure any = SampleFigures.probability();
    return new Figure("p", text, any.x(), any.y(), any.series(), text);
  }

  private static int occurrences(String text, String part) {
    return (int) Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  @Test
  void everyPartIsThereOnce() {
    String html = ours(page("plain", SampleFigures.probability(), SampleFigures.errors()));
    assertEquals(2, occurrences(html, "<p>plain</p>"), "one of them the card's detail");
    assertEquals(1, occurrences(html, "<pre tabindex=\"0\">plain</pre>"));
    assertEquals(1, occurrences(html, "<article class=\"card known\">"));
    assertEquals(1, occurrences(html, "<table>"));
    assertEquals(3, occurrences(html, "<tr>"));
    assertEquals(2, occurrences(html, "<figure "));
    assertEquals(1, occurrences(html, "id=\"figure-probability-d16\""));
    assertEquals(0, occurrences(html, "id=\"filter\""));
  }

  @Test
  void manyFiguresHaveAFilter() {
    Figure[] many = new Figure[7];
    java.util.Arrays.fill(many, SampleFigures.probability());
    assertEquals(1, occurrences(ours(page("plain", many)), "id=\"filter\""));
  }

  @Test
  void nothingIsFetched() {
    Matcher links =
        Pattern.compile("(?:src|href)=\"([^\"]*)\"|url\\(([^)]*)\\)")
            .matcher(ours(page("plain", SampleFigures.errors())));
    List<String> targets = links.results().map(link -> link.group(1)).toList();
    assertEquals(List.of("data:,", "#answer"), targets);
    assertTrue(html(page("plain")).contains("default-src 'none'"));
  }

  @Test
  void theSamePageIsTheSameBytesInEveryLanguage() {
    Page page = page("plain", SampleFigures.errors(), SampleFigures.hellinger());
    byte[] once = PageWriter.html(page);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertArrayEquals(once, PageWriter.html(page));
    } finally {
      Locale.setDefault(before);
    }
  }
}
