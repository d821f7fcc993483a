package io.onset.store;

import java.util.regex.Pattern;

/** The results folder cannot be read or written: corrupt, of another version, full. Exit code 7. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final Pattern FULL =
      Pattern.compile("No space left|[Qq]uota|could only be written to 0 of");
  private static final Pattern DENIED =
      Pattern.compile(
          "AccessControlException|AccessDenied|Permission denied|Read-only file system"
              + "|in safe mode|Mkdirs failed");

  /** A failure at a path. */
  public StoreException(String message, Throwable cause) {
    super(cause == null ? message : message + ": " + cause.getMessage(), cause);
  }

  /** A failure of a file system, with what to do about it where that is known. */
  static StoreException advised(String message, Throwable failure) {
    return new StoreException(message + advice(failure), failure);
  }

  private static String advice(Throwable failure) {
    String text = failure.toString();
    if (FULL.matcher(text).find()) {
      return "; make room, then run again: what is stored is kept";
    }
    return DENIED.matcher(text).find()
        ? "; make the folder writable or take another --out, then run again"
        : "";
  }
}
