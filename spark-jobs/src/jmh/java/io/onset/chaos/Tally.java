package io.onset.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of all faults: the table. */
final class Tally {

  private final Map<Fault, List<Attempt>> attempts = new EnumMap<>(Fault.class);
  private final Map<Fault, String> skipped = new EnumMap<>(Fault.class);

  void add(Attempt attempt) {
    attempts.computeIfAbsent(attempt.fault(), fault -> new ArrayList<>()).add(attempt);
  }

  /** A fault that cannot be injected here. */
  void skip(Fault fault, String reason) {
    skipped.put(fault, reason);
  }

  /** Whether a fault was met or skipped. */
  boolean has(Fault fault) {
    return attempts.containsKey(fault) || skipped.containsKey(fault);
  }

  /** Whether every run gave the reference's digests and said why it ended. */
  boolean isGood() {
    return attempts.values().stream().flatMap(List::stream).allMatch(Attempt::isGood);
  }

  /** The table in Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| fault | injected | runs finished | runs resumed | digest equal | exit codes |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    attempts.forEach((fault, all) -> text.append(row(fault, all)));
    skipped.forEach(
        (fault, reason) ->
            text.append("| " + fault.title() + " | " + reason + " | | | | |\n"));
    return text.toString();
  }

  private static String row(Fault fault, List<Attempt> all) {
    long injected = all.stream().filter(Attempt::isInjected).count();
    long resumed = all.stream().filter(attempt -> attempt.resumes() > 0).count();
    long equal = all.stream().filter(Attempt::isEqual).count();
    return "| %s | %d | %d | %d | %d of %d | %s |%n"
        .formatted(
            fault.title(), injected, all.size() - resumed, resumed, equal, all.size(), codes(all));
  }

  /** Those of the drivers that met the fault, each with how often it came. */
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
