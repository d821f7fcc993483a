package io.onset.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code /proc} tells of a process; nothing of one that has ended. */
final class Processes {

  private Processes() {}

  /** Its words, blanks between them. */
  static String commandLine(ProcessHandle process) {
    try {
      byte[] words = Files.readAllBytes(proc(process).resolve("cmdline"));
      return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /** Where it works. */
  static Optional<Path> directory(ProcessHandle process) {
    try {
      return Optional.of(Files.readSymbolicLink(proc(process).resolve("cwd")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path proc(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
