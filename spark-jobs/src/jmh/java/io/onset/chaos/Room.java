package io.onset.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a results folder lies on. */
enum Room {
  /** The disk. */
  DISK,
  /** A file system in memory that the results fill. */
  SMALL,
  /** The disk, by a mount of its own that can be made read-only. */
  MOUNTED;

  /** Less than half of what the trials take. */
  private static final String SMALL_SIZE = "size=160k";

  private static final String AMPLE_SIZE = "size=256m";

  /** Prepares a folder, until this program ends; whether that is permitted here. */
  boolean prepare(Path folder) {
    if (this != DISK) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(folder)));
    }
    return isPrepared(folder);
  }

  private boolean isPrepared(Path folder) {
    String name = folder.toString();
    return switch (this) {
      case DISK -> true;
      case SMALL -> made(folder) && mount("-t", "tmpfs", "-o", SMALL_SIZE, "onset-chaos", name);
      case MOUNTED -> made(folder) && mount("--bind", name, name);
    };
  }

  private static boolean made(Path folder) {
    try {
      Files.createDirectories(folder);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes it read-only; that fails while a file is being written. */
  static boolean protect(Path folder) {
    return Await.until(() -> mount("-o", "remount,bind,ro", folder.toString()), 20);
  }

  /** Gives it room and leave to write again. */
  void relieve(Path folder) {
    switch (this) {
      case DISK -> {}
      case SMALL -> mount("-o", "remount," + AMPLE_SIZE, folder.toString());
      case MOUNTED -> mount("-o", "remount,bind,rw", folder.toString());
    }
  }

  /** Takes a mount away; what lies in memory is lost. */
  void leave(Path folder) {
    List<String> line = List.of("umount", "-l", folder.toString());
    // As this program ends, the first call may be ended with it.
    Await.until(() -> this == DISK || !isMounted(folder) || run(line), 5);
  }

  private static boolean isMounted(Path folder) {
    try {
      return Files.readString(Path.of("/proc/self/mounts")).contains(" " + folder + " ");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean mount(String... words) {
    List<String> line = new ArrayList<>(List.of("mount"));
    line.addAll(List.of(words));
    return run(line);
  }

  private static boolean run(List<String> line) {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
