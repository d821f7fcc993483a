package io.onset.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of all faults: the table. */
final class Tally {

  private final Map<Case, List<Attempt>> attempts = new TreeMap<>(Case.ORDER);
  private final Map<Case, String> skipped = new TreeMap<>(Case.ORDER);

  void add(Attempt attempt) {
    attempts.computeIfAbsent(attempt.what(), what -> new ArrayList<>()).add(attempt);
  }

  /** A fault that cannot be injected here. */
  void skip(Case what, String reason) {
    skipped.put(what, reason);
  }

  /** Whether a fault was met or skipped. */
  boolean has(Case what) {
    return attempts.containsKey(what) || skipped.containsKey(what);
  }

  /**
   * Whether every run gave the reference's digests and said why it ended, and every fault that was
   * tried was injected at least once: a table of faults that never were is worth nothing.
   */
  boolean isGood() {
    return attempts.values().stream()
        .allMatch(
            all ->
                all.stream().allMatch(Attempt::isGood)
                    && all.stream().anyMatch(Attempt::isInjected));
  }

  /** The table in Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| fault | injected | runs finished | runs resumed | digest equal | exit codes |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    attempts.forEach((what, all) -> text.append(row(what, all)));
    skipped.forEach(
        (what, reason) -> text.append("| " + what.title() + " | " + reason + " | | | | |\n"));
    return text.toString();
  }

  private static String row(Case what, List<Attempt> all) {
    long injected = all.stream().filter(Attempt::isInjected).count();
    long resumed = all.stream().filter(attempt -> attempt.resumes() > 0).count();
    long equal = all.stream().filter(Attempt::isEqual).count();
    return "| %s | %s | %d | %d | %d of %d | %s |%n"
        .formatted(
            what.title(),
            injected == all.size() ? "" + injected : injected + " of " + all.size() + " runs",
            all.size() - resumed,
            resumed,
            equal,
            all.size(),
            codes(all));
  }

  /** Those of the launches that met the fault, each with how often it came. */
  private static String codes(List<Attempt> all) {
    Map<Integer, Integer> codes = new TreeMap<>();
    for (Attempt attempt : all) {
      attempt
          .ends()
          .subList(0, attempt.ends().size() - attempt.resumes())
          .forEach(end -> codes.merge(end.code(), 1, Integer::sum));
    }
    List<String> texts = new ArrayList<>();
    codes.forEach((code, times) -> texts.add(times == 1 ? "" + code : code + " (" + times + ")"));
    return String.join(", ", texts);
  }
}
