package io.onset.experiment.dynamics;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that is a list of numbers in a file: {@code file PATH}, read where the sweep is. Its
 * canonical form, {@code file PATH sha256:16 digits}, has the beginning of the file's digest in it:
 * another content is another setting, and the same text is the same numbers or an error. The file
 * has numbers separated by blanks, commas or line ends; what follows a # in a line is a comment.
 */
final class NumberFile {

  private static final Pattern FORM =
      Pattern.compile("file\\s+([A-Za-z0-9._/+-]{1,200})(\\s+sha256:([0-9a-f]{16}))?");

  private final String path;
  private final String digest;
  private final double[] values;

  private NumberFile(String path, String digest, double[] values) {
    this.path = path;
    this.digest = digest;
    this.values = values;
  }

  /** Whether a text is a setting of this kind. */
  static boolean isOne(String text) {
    return text.strip().startsWith("file ");
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException where it cannot be read, has no numbers or something else, or
   *     another digest than the text says
   */
  static NumberFile read(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "file PATH, the path of letters, digits and . _ / + - without blanks");
    }
    byte[] bytes = bytes(form.group(1));
    String digest = sha256(bytes).substring(0, 16);
    if (form.group(3) != null && !form.group(3).equals(digest)) {
      throw new IllegalArgumentException(form.group(1) + " has changed, its sha256 is " + digest);
    }
    String content = new String(bytes, StandardCharsets.UTF_8).replaceAll("#[^\n]*", " ");
    return new NumberFile(form.group(1), digest, numbers(form.group(1), content));
  }

  private static byte[] bytes(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " cannot be read (" + e + ")", e);
    }
  }

  private static double[] numbers(String path, String content) {
    try {
      WordAndNumbers all = WordAndNumbers.of("file " + content.replace(',', ' '));
      return all.values();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return String.format("%064x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** {@code file PATH sha256:...}. */
  String canonical() {
    return "file " + path + " sha256:" + digest;
  }

  /** The numbers; a copy. */
  double[] values() {
    return Arrays.copyOf(values, values.length);
  }
}
