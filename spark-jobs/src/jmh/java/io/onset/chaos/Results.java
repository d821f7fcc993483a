package io.onset.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A results folder on the local disk.
 *
 * @param folder its path
 */
record Results(Path folder) {

  /** SHA-256 of the rows, that of the curves, and what {@code curves.csv} really has. */
  List<String> digests() {
    try {
      JsonNode manifest = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
      byte[] curves = Files.readAllBytes(folder.resolve("curves.csv"));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(curves);
      return List.of(
          manifest.path("rows_sha256").asText(),
          manifest.path("curves_sha256").asText(),
          HexFormat.of().formatHex(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The process whose run the folder's status tells of; 0 while there is none. */
  long driver() {
    try {
      JsonNode status = new ObjectMapper().readTree(folder.resolve("status.json").toFile());
      return status.path("pid").asLong();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The files of a folder in it and below, in a fixed order; none where there is no folder. */
  List<Path> files(String name) {
    Path below = folder.resolve(name);
    if (!Files.isDirectory(below)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Results::isVisible).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a file that was moved while the folder was listed
    }
  }

  private static boolean isVisible(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }
}
