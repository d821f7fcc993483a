package io.onset.chaos;

import java.util.List;

/**
 * A fault, and what came of it.
 *
 * @param what the fault, and where the driver was
 * @param injected what was broken; empty if nothing could be
 * @param ends how the drivers ended that met it, then those of the resumes
 * @param resumes how often the same command was given again until it ended with 0
 * @param isEqual whether the digests are the reference's in the end
 * @param complaint what must not be; empty if nothing
 */
record Attempt(
    Case what,
    String injected,
    List<Launch.End> ends,
    int resumes,
    boolean isEqual,
    String complaint) {

  boolean isInjected() {
    return !injected.isEmpty();
  }

  boolean isGood() {
    return isEqual && complaint.isEmpty();
  }
}
