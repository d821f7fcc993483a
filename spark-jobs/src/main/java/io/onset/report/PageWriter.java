package io.onset.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import io.onset.experiment.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a {@link Page} as one HTML file that needs nothing else: style, script, charts (Apache
 * ECharts) and data are inside, and its own policy forbids it to fetch anything. The same page
 * gives the same bytes. All text is escaped, by the template or, in the figures' data, as JSON
 * without {@code <}.
 */
public final class PageWriter {

  /** The one file of the WebJar that the jar carries. */
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private static final String FOLDER = "io/onset/report/";

  private PageWriter() {}

  /** What the template sees. */
  private record View(
      Page page,
      List<Drawing> drawings,
      boolean many,
      String style,
      String script,
      String charts) {}

  /** A figure's place on the page. */
  private record Drawing(String name, String title, String caption, String data) {
    static Drawing of(Figure figure) {
      return new Drawing(
          figure.fileName(), figure.title(), figure.caption(), FigureData.of(figure));
    }
  }

  /** More figures than this get a field that filters them. */
  private static final int FEW = 6;

  /** The HTML of a page, in UTF-8. */
  public static byte[] html(Page page) {
    List<Drawing> drawings = page.figures().stream().map(Drawing::of).toList();
    View view =
        new View(
            page,
            drawings,
            drawings.size() > FEW,
            resource("/" + FOLDER + "page.css"),
            resource("/" + FOLDER + "page.js"),
            resource(ECHARTS));
    Mustache template = new DefaultMustacheFactory(FOLDER).compile("page.mustache");
    StringWriter text = new StringWriter();
    template.execute(text, view);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (InputStream in = PageWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
