package io.onset.report;

import io.onset.experiment.Figure;
import java.awt.Dimension;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A figure as SVG. Text stays text, so that it can be found and read aloud, with its length fixed:
 * a viewer without our typeface squeezes its own into the places laid out for ours. There is no
 * document type, which a parser would fetch from the net.
 */
final class FigureSvg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private FigureSvg() {}

  /** The SVG document of {@code figure} in UTF-8. */
  static byte[] of(Figure figure) {
    try {
      Document document = emptyDocument();
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment(null);
      SVGGraphics2D graphics = new SVGGraphics2D(context, false);
      graphics.setSVGCanvasSize(new Dimension(FigureWriter.WIDTH, FigureWriter.HEIGHT));
      FigureChart.draw(figure, graphics);
      Element root = graphics.getRoot(document.getDocumentElement());
      describe(figure, root);
      fixTexts(root);
      return bytes(document);
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Document emptyDocument() throws ParserConfigurationException {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .getDOMImplementation()
        .createDocument(NAMESPACE, "svg", null);
  }

  private static void describe(Figure figure, Element root) {
    String box = "0 0 " + FigureWriter.WIDTH + " " + FigureWriter.HEIGHT;
    root.setAttributeNS(null, "viewBox", box);
    root.setAttributeNS(null, "role", "img");
    root.insertBefore(element(root, "desc", figure.caption()), root.getFirstChild());
    root.insertBefore(element(root, "title", figure.title()), root.getFirstChild());
  }

  private static Element element(Element root, String name, String text) {
    Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
    element.setTextContent(printable(text));
    return element;
  }

  private static void fixTexts(Element root) {
    NodeList texts = root.getElementsByTagNameNS(NAMESPACE, "text");
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      text.setTextContent(printable(text.getTextContent()));
      double width =
          FigureChart.font(fontSize(text))
              .getStringBounds(text.getTextContent(), context)
              .getWidth();
      text.setAttributeNS(null, "textLength", Double.toString(Math.rint(width * 100) / 100));
      text.setAttributeNS(null, "lengthAdjust", "spacingAndGlyphs");
    }
  }

  /** The size in force: Batik sets it, as {@code 15px}, on the text or on a group around it. */
  private static int fontSize(Node text) {
    Element element = (Element) text;
    String size = element.getAttributeNS(null, "font-size");
    return size.isEmpty()
        ? fontSize(text.getParentNode())
        : Integer.parseInt(size.replace("px", ""));
  }

  /** Control characters have no place in XML; the blank at a line's end is not drawn. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").stripTrailing();
  }

  private static byte[] bytes(Document document) throws TransformerException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(bytes));
    return bytes.toByteArray();
  }
}
