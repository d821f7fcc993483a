package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.experiment.Parameter;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a sweep is the one that a results folder holds: the same streams under the same names.
 */
final class SameSweep {

  private SameSweep() {}

  /**
   * Refuses a sweep that is not the one a folder holds: more or fewer cells and trials are welcome,
   * another name, experiment, seed or setting is not.
   *
   * @throws UserException naming what differs
   * @throws StoreException where the folder is of another version of Onset
   */
  static void require(RunFolder folder, Sweep sweep) {
    JsonNode json = Manifest.file(folder).read();
    if (json == null) {
      requireEmpty(folder);
      return;
    }
    Manifest.requireFormat(folder, json);
    Sweep stored = Manifest.sweep(folder, json);
    requireEqual(folder, "name", stored.name(), sweep.name());
    requireEqual(folder, "experiment", stored.experiment(), sweep.experiment());
    requireEqual(folder, "seed", stored.seed(), sweep.seed());
    for (Parameter setting : Experiments.vocabulary(sweep).settings()) {
      List<String> held = Manifest.heldValues(json, setting.name());
      requireSameAxis(folder, setting, held, Manifest.texts(sweep, setting));
    }
    for (Parameter list : Experiments.vocabulary(sweep).lists()) {
      String name = list.name();
      Set<Object> before = new TreeSet<>(stored.settings().get(name));
      requireEqual(folder, "settings." + name, before, new TreeSet<>(sweep.settings().get(name)));
    }
  }

  private static void requireEmpty(RunFolder folder) {
    if (!Manifest.isEmpty(folder)) {
      throw new UserException(
          folder.location()
              + ": not empty and no results folder (no "
              + Manifest.FILE
              + "); take another --out");
    }
  }

  /** An axis may grow or shrink; an optional one may not come or go, for it is named in cells. */
  private static void requireSameAxis(
      RunFolder folder, Parameter setting, List<String> before, List<String> after) {
    boolean comparable = after.containsAll(before) || before.containsAll(after);
    boolean comesOrGoes = setting.isOptional() && before.isEmpty() != after.isEmpty();
    if (!comparable || comesOrGoes) {
      throw changed(folder, "settings." + setting.name(), before, after);
    }
  }

  private static void requireEqual(RunFolder folder, String key, Object stored, Object asked) {
    if (!stored.equals(asked)) {
      throw changed(folder, key, stored, asked);
    }
  }

  private static UserException changed(RunFolder folder, String key, Object stored, Object asked) {
    return new UserException(
        "%s: holds another sweep: %s is %s there, %s in this one; take another --out or the old value"
            .formatted(folder.location(), key, stored, asked));
  }
}
