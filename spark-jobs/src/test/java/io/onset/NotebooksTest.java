package io.onset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they are committed; {@code submit/notebooks --execute} runs them. */
class NotebooksTest {

  private static final Path FOLDER = Path.of("../notebooks");

  /** Beyond this a line leaves the page. */
  private static final int MOST_COLUMNS = 118;

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(file://|[\"' (=])/(home|root|tmp|work|opt|usr|var|Users)/");

  static List<Path> notebooks() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  private static JsonNode read(Path notebook) throws Exception {
    return new ObjectMapper().readTree(notebook.toFile());
  }

  private static List<JsonNode> codeCells(JsonNode notebook) {
    return StreamSupport.stream(notebook.get("cells").spliterator(), false)
        .filter(cell -> cell.get("cell_type").textValue().equals("code"))
        .toList();
  }

  private static List<String> lines(JsonNode source) {
    List<String> lines = new ArrayList<>();
    source.forEach(line -> lines.add(line.textValue().stripTrailing()));
    return lines;
  }

  private static boolean isJava(JsonNode notebook) {
    return notebook.at("/metadata/kernelspec/language").textValue().equals("java");
  }

  @Test
  void thereAreFourInJavaAndOneInPython() throws Exception {
    List<Boolean> java = new ArrayList<>();
    for (Path notebook : notebooks()) {
      java.add(isJava(read(notebook)));
    }
    assertEquals(List.of(true, true, true, true, false), java);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void theKernelIsTheOneThatTheLauncherMakes(Path path) throws Exception {
    JsonNode notebook = read(path);
    String kernel = notebook.at("/metadata/kernelspec/name").textValue();
    assertEquals(isJava(notebook) ? "onset" : "python3", kernel);
    String spec = "/jupyter/kernels/" + kernel + "\"";
    assertTrue(
        !isJava(notebook) || Files.readString(Path.of("../submit/notebooks")).contains(spec));
    assertEquals(4, notebook.get("nbformat").intValue());
    Set<String> ids = new HashSet<>();
    notebook.get("cells").forEach(cell -> assertTrue(ids.add(cell.get("id").textValue())));
  }

  /** From top to bottom, in one go, without an error; outputs are no leftovers of another order. */
  @ParameterizedTest
  @MethodSource("notebooks")
  void everyCodeCellWasRunInOrder(Path path) throws Exception {
    List<JsonNode> cells = codeCells(read(path));
    for (int i = 0; i < cells.size(); i++) {
      assertEquals(i + 1, cells.get(i).get("execution_count").intValue(), path + " cell " + i);
      assertFalse(lines(cells.get(i).get("source")).isEmpty());
      cells
          .get(i)
          .get("outputs")
          .forEach(output -> assertFalse("error".equals(output.get("output_type").textValue())));
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void nothingTellsOfAMachine(Path path) throws Exception {
    assertFalse(MACHINE_PATH.matcher(Files.readString(path)).find(), path.toString());
    for (JsonNode cell : codeCells(read(path))) {
      assertEquals("{}", cell.get("metadata").toString());
    }
  }

  /** An import of a later cell makes the kernel declare again, as null, what stands on it. */
  @ParameterizedTest
  @MethodSource("notebooks")
  void importsAreInTheFirstCell(Path path) throws Exception {
    List<JsonNode> cells = codeCells(read(path));
    for (JsonNode cell : cells.subList(1, cells.size())) {
      for (String line : lines(cell.get("source"))) {
        assertFalse(line.matches("(import|from) .*"), path + ": " + line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void linesOfCodeFitThePage(Path path) throws Exception {
    for (JsonNode cell : codeCells(read(path))) {
      for (String line : lines(cell.get("source"))) {
        assertTrue(line.length() <= MOST_COLUMNS, path + ": " + line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void theReadmeNamesIt(Path path) throws Exception {
    String link = "(" + path.getFileName() + ")";
    assertTrue(Files.readString(FOLDER.resolve("README.md")).contains(link), link);
  }
}
