package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A sweep of two cells that takes a blink, and its results folder.
 *
 * @param file the sweep file
 * @param results the results folder
 */
record TinySweep(Path file, Path results) {

  static final String TEXT =
      """
      name: tiny
      experiment: linear
      seed: 7
      trials: 6
      grid:
        d: 2
        n: [2, 5]
      settings:
        mean: 10
        standard_deviation: 1
        forward_time: 2
        noise_scale: 0.01831563888873418
        ridge: 0
        generated_covariance: corrected
        kernel_width: caption
        original_size: 20
        original_sets: 2
        contrasts: [original, exact, matched]
      """;

  /** The sweep as {@code tiny.yaml} in a folder, its results beside it; nothing is run. */
  static TinySweep in(Path folder) throws IOException {
    return new TinySweep(
        Files.writeString(folder.resolve("tiny.yaml"), TEXT), folder.resolve("results"));
  }

  /** Runs it on the serial engine, each setting one of {@code --set}. */
  Outcome run(String... settings) {
    return runTo(results, settings);
  }

  /** Runs it into another folder; figures, which take longer than all the rest, are not drawn. */
  Outcome runTo(Path out, String... settings) {
    return run(out, "none", settings);
  }

  /** Runs it, and draws figures in formats of {@code --figures}. */
  Outcome runDrawing(String formats, String... settings) {
    return run(results, formats, settings);
  }

  private Outcome run(Path out, String figures, String... settings) {
    List<String> line = new ArrayList<>(List.of("run", file.toString(), "--engine", "serial"));
    line.addAll(List.of("--out", out.toString(), "--figures", figures));
    for (String setting : settings) {
      line.addAll(List.of("--set", setting));
    }
    return Outcome.of(line.toArray(String[]::new));
  }

  /** The digests of rows and curves after a run into a new folder. */
  List<String> fresh(Path out, String... settings) throws IOException {
    runTo(out, settings);
    return digests(out);
  }

  JsonNode manifest() throws IOException {
    return manifest(results);
  }

  /** Changes the manifest's text as a person does, who takes its checksum out with it. */
  void editManifest(UnaryOperator<String> edit) throws IOException {
    Path file = results.resolve("manifest.json");
    String text = Files.readString(file);
    String edited = edit.apply(text);
    assertNotEquals(text, edited);
    Files.writeString(file, edited.replaceFirst(",\\s*\"sha256\" : \"[0-9a-f]{64}\"", ""));
  }

  List<String> digests() throws IOException {
    return digests(results);
  }

  private static JsonNode manifest(Path results) throws IOException {
    return new ObjectMapper().readTree(results.resolve("manifest.json").toFile());
  }

  static List<String> digests(Path results) throws IOException {
    JsonNode manifest = manifest(results);
    return List.of(
        manifest.get("rows_sha256").textValue(), manifest.get("curves_sha256").textValue());
  }

  /** The lines of {@code curves.csv} by column. */
  List<Map<String, String>> curves() throws IOException {
    List<String> lines = Files.readAllLines(results.resolve("curves.csv"));
    String[] names = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Every file of trials with the time it was written. */
  Map<String, FileTime> trialFiles() throws IOException {
    Map<String, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(results.resolve("trials"))) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(results.relativize(path).toString(), Files.getLastModifiedTime(path));
      }
    }
    return files;
  }

  static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
