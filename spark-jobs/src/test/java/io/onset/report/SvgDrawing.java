package io.onset.report;

import io.onset.experiment.Figure;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A written SVG, read back by the JDK's parser: what is drawn where. */
final class SvgDrawing {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?");

  final String source;
  private final Document document;

  private SvgDrawing(String source, Document document) {
    this.source = source;
    this.document = document;
  }

  static SvgDrawing of(Figure figure) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FigureWriter.writeSvg(figure, out);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    Document document =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    return new SvgDrawing(out.toString(StandardCharsets.UTF_8), document);
  }

  Element root() {
    return document.getDocumentElement();
  }

  List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  /** The frame of the plot: the last rectangle drawn. */
  Rectangle2D frame() {
    List<Element> all = elements("rect");
    Element last = all.get(all.size() - 1);
    return new Rectangle2D.Double(
        number(last, "x"), number(last, "y"), number(last, "width"), number(last, "height"));
  }

  /** The corners of every open straight-lined path in the frame. */
  List<List<double[]>> lines() {
    return paths().stream().filter(d -> !d.endsWith("Z")).map(SvgDrawing::corners).toList();
  }

  /** The corners of every closed straight-lined path in the frame, bands and cornered markers. */
  List<List<double[]>> polygons() {
    return paths().stream().filter(d -> d.endsWith("Z")).map(SvgDrawing::corners).toList();
  }

  /** The upright straight lines of one colour, written as in {@code rgb(0,114,178)}. */
  List<Element> bars(String colour) {
    return elements("line").stream()
        .filter(line -> line.getAttribute("x1").equals(line.getAttribute("x2")))
        .filter(line -> colour.equals(inForce(line, "stroke")))
        .toList();
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private List<String> paths() {
    return elements("path").stream()
        .filter(path -> !path.getParentNode().getNodeName().equals("clipPath"))
        .map(path -> path.getAttribute("d"))
        .filter(d -> !d.contains("C") && inFrame(corners(d)))
        .toList();
  }

  private boolean inFrame(List<double[]> corners) {
    Rectangle2D frame = frame();
    Rectangle2D around =
        new Rectangle2D.Double(
            frame.getX() - 1e-3,
            frame.getY() - 1e-3,
            frame.getWidth() + 2e-3,
            frame.getHeight() + 2e-3);
    return corners.stream().allMatch(corner -> around.contains(corner[0], corner[1]));
  }

  private static List<double[]> corners(String d) {
    List<Double> numbers =
        NUMBER.matcher(d).results().map(MatchResult::group).map(Double::valueOf).toList();
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      corners.add(new double[] {numbers.get(i), numbers.get(i + 1)});
    }
    return corners;
  }

  private static String inForce(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    boolean here = !value.isEmpty() || !(element.getParentNode() instanceof Element);
    return here ? value : inForce((Element) element.getParentNode(), attribute);
  }
}
