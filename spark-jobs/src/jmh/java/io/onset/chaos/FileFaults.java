package io.onset.chaos;

import io.onset.chaos.Scene.NotInjected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.io.FileUtils;

/** Faults of files between two runs: the driver is killed, then a file it left is damaged. */
final class FileFaults {

  private FileFaults() {}

  static String flipTrials(Scene scene) {
    return damageTrials(scene, bytes -> flip(scene.chance(), bytes));
  }

  static String truncateTrials(Scene scene) {
    return damageTrials(
        scene, bytes -> Arrays.copyOf(bytes, 1 + scene.chance().below(bytes.length - 1)));
  }

  static String emptyTrials(Scene scene) {
    return damageTrials(scene, bytes -> new byte[0]);
  }

  private static byte[] flip(Chance chance, byte[] bytes) {
    int bit = chance.below(bytes.length * Byte.SIZE);
    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return bytes;
  }

  private static String damageTrials(Scene scene, UnaryOperator<byte[]> damage) {
    killDriver(scene);
    Path file = scene.chance().of(scene.results().files("trials"));
    return damage(scene.results(), file, damage);
  }

  /** Flips a bit of a file of the folder itself, when the driver is dead. */
  static String flip(Scene scene, String name) {
    killDriver(scene);
    Path file = scene.results().folder().resolve(name);
    if (!Files.exists(file)) {
      throw new NotInjected("no " + name);
    }
    return damage(scene.results(), file, bytes -> flip(scene.chance(), bytes));
  }

  /** Flips a bit of what tells who has the folder, when the driver is dead. */
  static String flipLease(Scene scene) {
    killDriver(scene);
    Path file = scene.chance().of(scene.results().files("lease"));
    return damage(scene.results(), file, bytes -> flip(scene.chance(), bytes));
  }

  private static void killDriver(Scene scene) {
    scene.anyMomentWithTrials();
    Signals.KILL.to(scene.driver());
    scene.cluster().awaitNoExecutor();
  }

  /** Takes the lease away under a run. */
  static String loseLease(Scene scene) {
    scene.anyMomentWithTrials();
    FileUtils.deleteQuietly(scene.results().folder().resolve("lease").toFile());
    return "the lease";
  }

  static String protect(Scene scene) {
    scene.anyMomentWithTrials();
    if (!Room.protect(scene.results().folder())) {
      throw new NotInjected("a file was always being written");
    }
    return "a read-only folder";
  }

  private static String damage(Results results, Path file, UnaryOperator<byte[]> damage) {
    try {
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, damage.apply(whole.clone()));
      return results.folder().relativize(file) + " of " + whole.length + " bytes";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
