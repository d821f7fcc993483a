package io.onset.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.onset.experiment.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * One YAML document as a tree of plain values. What YAML would quietly make into something else is
 * refused: a key written twice, tags, aliases (Jackson reads {@code *x} as the word x), numbers
 * that are not decimal ({@code 010} is eight in YAML 1.1), {@code .inf} and {@code .nan}.
 */
final class YamlText {

  private static final YAMLMapper MAPPER =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private YamlText() {}

  /**
   * The tree of {@code text}; a missing node if it holds no document.
   *
   * @throws UserException if it is not such YAML: names {@code source}, line and column
   */
  static JsonNode parse(String source, String text) {
    try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
      return tree(source, parser, text);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static JsonNode tree(String source, YAMLParser parser, String text) throws IOException {
    try {
      check(source, parser);
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UserException(source + ": " + problem(parser, e));
    }
  }

  private static void check(String source, YAMLParser parser) throws IOException {
    int documents = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      refuseSurprises(source, parser, token);
      boolean ends = parser.getParsingContext().inRoot() && !token.isStructStart();
      documents += ends ? 1 : 0;
    }
    if (documents > 1) {
      throw new UserException(source + ": holds " + documents + " documents, must be one");
    }
  }

  private static void refuseSurprises(String source, YAMLParser parser, JsonToken token)
      throws IOException {
    String rule = null;
    if (parser.isCurrentAlias()) {
      rule = "aliases are not read, write the value out";
    } else if (parser.getTypeId() != null) {
      rule = "tags are not read, write the value alone";
    } else if (token.isNumeric() && !isDecimal(parser.getText())) {
      rule = "must be a decimal number, such as 1000, 0.5 or 1e-3";
    }
    if (rule != null) {
      String got = "got " + parser.getText() + ", " + rule + at(parser.currentTokenLocation());
      throw new UserException(source + ": " + path(parser) + got);
    }
  }

  private static boolean isDecimal(String text) {
    return DECIMAL.matcher(text.replace("_", "")).matches();
  }

  private static String problem(YAMLParser parser, JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Mark mark = marked.getProblemMark();
      return "not YAML: " + marked.getProblem() + at(mark.getLine() + 1, mark.getColumn() + 1);
    }
    String message = e.getOriginalMessage();
    boolean twice = message.startsWith("Duplicate field");
    String problem =
        twice ? path(parser) + "key written twice, must be there once" : "not YAML: " + message;
    return problem + at(e.getLocation());
  }

  /** {@code grid.0.n: }, the place the parser is at; empty at the top. */
  private static String path(YAMLParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
  }

  private static String at(JsonLocation location) {
    return location == null ? "" : at(location.getLineNr(), location.getColumnNr());
  }

  private static String at(int line, int column) {
    return " (line " + line + ", column " + column + ")";
  }
}
