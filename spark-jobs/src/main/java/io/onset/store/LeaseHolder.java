package io.onset.store;

/**
 * Who holds a folder, or held it last.
 *
 * @param owner the run
 * @param application its name on its cluster, empty where it has none
 * @param isReleased whether it gave the folder back
 */
public record LeaseHolder(LeaseOwner owner, String application, boolean isReleased) {

  /** Whether it is known to hold the folder no more. */
  public boolean isGone() {
    return isReleased || owner.isDead();
  }

  /** {@code run 1f3c on host (pid 17) since 2026-11-22T01:00:00Z, application app-1}. */
  @Override
  public String toString() {
    return owner + (application.isEmpty() ? "" : ", application " + application);
  }
}
