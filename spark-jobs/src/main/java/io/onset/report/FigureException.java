package io.onset.report;

/**
 * A figure could not be drawn on this machine: no fonts, no graphics library, or a fault of the
 * drawing library. Nothing has been written to the stream then; numbers and tables are unaffected,
 * so that a caller may warn and go on. The message is one line, fit for that warning.
 */
public final class FigureException extends Exception {

  private static final long serialVersionUID = 1L;

  FigureException(String fileName, Throwable cause) {
    super("figure " + fileName + " could not be drawn: " + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getName()
        : cause.getClass().getName() + ": " + message.lines().findFirst().orElse("");
  }
}
