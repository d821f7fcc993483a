package io.onset.cli;

import io.onset.store.RunFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/**
 * What is kept of the nights of a results folder: {@code nights/<UTC time>/}, each with the outputs
 * of its run, its log and its exit code, on the folder's own file system. A copy is written aside
 * and then moved; its code is written last, so that where a folder is not moved at once a copy with
 * a code is whole.
 */
final class NightCopies {

  /** The form of a night's name. */
  static final String FORM = "\\d{8}T\\d{6}Z";

  private static final String FOLDER = "nights";
  private static final Pattern NIGHT = Pattern.compile(FORM);
  private static final Pattern ASIDE = Pattern.compile("\\." + FORM + "\\.part");
  private static final List<String> TABLES =
      List.of("curves", "estimates", "transitions", "sides", "power_laws");
  private static final List<String> OUTPUTS =
      List.of("manifest.json", "status.json", "report.html", "figures");

  private final RunFolder folder;

  /** The nights of a results folder. */
  NightCopies(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * Keeps what the folder holds now.
   *
   * @param night its name
   * @param log the night's log, a file on this host
   * @param code the run's exit code
   */
  void keep(String night, Path log, int code) {
    String aside = FOLDER + "/." + night + ".part";
    folder.attempt(
        "keep the night " + night,
        fs -> {
          fs.mkdirs(folder.path(aside));
          for (String table : TABLES) {
            copy(fs, table + ".csv", aside);
            copy(fs, table + ".parquet", aside);
          }
          for (String output : OUTPUTS) {
            copy(fs, output, aside);
          }
          fs.copyFromLocalFile(log, folder.path(aside + "/night.log"));
          return null;
        });
    folder.write(aside + "/code", (code + "\n").getBytes(StandardCharsets.US_ASCII));
    folder.attempt("keep the night " + night, fs -> move(fs, aside, FOLDER + "/" + night));
  }

  private void copy(FileSystem fs, String output, String to) throws IOException {
    Path from = folder.path(output);
    if (fs.exists(from)) {
      FileUtil.copy(fs, from, fs, folder.path(to + "/" + output), false, folder.conf());
    }
  }

  private Void move(FileSystem fs, String from, String to) throws IOException {
    if (!fs.rename(folder.path(from), folder.path(to))) {
      throw new IOException("it cannot be moved to " + to);
    }
    return null;
  }

  /**
   * Removes all but the last nights and, beyond them, the newest complete one; what was left aside
   * goes, too. Nothing else in the folder is touched.
   */
  void prune(int last) {
    List<String> nights = new ArrayList<>(folders(NIGHT));
    nights.sort(Comparator.reverseOrder());
    String complete = nights.stream().filter(this::isComplete).findFirst().orElse("");
    List<String> gone =
        new ArrayList<>(nights.subList(Math.min(last, nights.size()), nights.size()));
    gone.remove(complete);
    gone.addAll(folders(ASIDE));
    for (String night : gone) {
      folder.attempt("remove " + night, fs -> fs.delete(folder.path(FOLDER + "/" + night), true));
    }
  }

  /** Links are not followed: what they lead to is no night's. */
  private List<String> folders(Pattern form) {
    return folder.attempt(
        "list " + FOLDER,
        fs -> {
          List<String> names = new ArrayList<>();
          for (FileStatus status : statuses(fs)) {
            String name = status.getPath().getName();
            if (form.matcher(name).matches() && isFolder(fs, status.getPath())) {
              names.add(name);
            }
          }
          return names;
        });
  }

  /** Hadoop's local file system sees a link only by a path without the scheme. */
  private static boolean isFolder(FileSystem fs, Path path) throws IOException {
    FileStatus status = fs.getFileLinkStatus(Path.getPathWithoutSchemeAndAuthority(path));
    return status.isDirectory() && !status.isSymlink();
  }

  private FileStatus[] statuses(FileSystem fs) throws IOException {
    try {
      return fs.listStatus(folder.path(FOLDER));
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  private boolean isComplete(String night) {
    byte[] code = folder.read(FOLDER + "/" + night + "/code");
    return code != null && new String(code, StandardCharsets.US_ASCII).strip().equals("0");
  }
}
