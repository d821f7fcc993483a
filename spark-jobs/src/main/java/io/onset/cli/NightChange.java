package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.onset.answers.Comparison;
import io.onset.answers.Comparison.Entry;
import io.onset.answers.Measurement;
import io.onset.experiment.Sweep;
import io.onset.experiment.Transitions;
import io.onset.report.Page.Block;
import io.onset.report.Page.Section;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What changed since the night before, of which {@code nights/} has a copy: its estimates, n* among
 * them, held against those of now as {@link Comparison} does it for runs of one seed.
 */
final class NightChange {

  /** Lines of the table at the most. */
  private static final int SHOWN = 50;

  private static final String RULE =
      " Trials of then are among those of now; the change is held against the new ones, for all"
          + " estimates together (Holm).";

  private NightChange() {}

  /** The section; it says so where there is no earlier night, or its copy cannot be read. */
  static Section section(RunFolder folder, JsonNode manifest, Sweep sweep) {
    List<Block> blocks;
    try {
      blocks =
          earlier(folder, manifest)
              .map(night -> blocks(folder, night, manifest, sweep))
              .orElse(List.of(Block.text("There is no copy of an earlier night in nights/.")));
    } catch (StoreException e) {
      blocks = List.of(Block.text("The night before cannot be read: " + e.getMessage()));
    }
    return new Section("change", "Since the night before", blocks);
  }

  /** The newest night with other results; the newest of all may be a copy of this run. */
  private static Optional<String> earlier(RunFolder folder, JsonNode manifest) {
    String now = manifest.path("rows_sha256").asText();
    return folder.list("nights").stream()
        .map(file -> file.getPath().getName())
        .filter(name -> name.matches(NightCopies.FORM))
        .sorted(Comparator.reverseOrder())
        .filter(name -> !digest(folder, name).equals(now) && !digest(folder, name).isEmpty())
        .findFirst();
  }

  private static String digest(RunFolder folder, String night) {
    return manifest(folder, night).path("rows_sha256").asText();
  }

  private static JsonNode manifest(RunFolder folder, String night) {
    JsonNode json = folder.readJson("nights/" + night + "/" + Manifest.FILE);
    return json == null ? MissingNode.getInstance() : json;
  }

  private static List<Block> blocks(
      RunFolder folder, String night, JsonNode manifest, Sweep sweep) {
    Transitions asked = SweepOptions.experiment(sweep).transitions();
    List<Measurement> then = EstimateFiles.read(folder, "nights/" + night + "/", asked);
    if (then.isEmpty()) {
      return List.of(Block.text("The copy of the night of " + night + " has no estimates."));
    }
    Comparison found = Comparison.of(then, EstimateFiles.read(folder, asked), true);
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.text(summary(found, night, manifest(folder, night), manifest)));
    if (!found.beyond().isEmpty()) {
      blocks.add(table(found, CellNames.of(sweep)));
    }
    return blocks;
  }

  private static String summary(Comparison found, String night, JsonNode before, JsonNode now) {
    String trials =
        "%d trials then, %d now."
            .formatted(before.path("trials").asLong(), now.path("trials").asLong());
    String commit = before.path("versions").path("commit").asText();
    boolean same = commit.equals(now.path("versions").path("commit").asText());
    String code = same ? "" : " The code was another then: commit " + commit + ".";
    String bits =
        found.otherBits() == 0
            ? ""
            : " %d estimates of the same trials have other bits.".formatted(found.otherBits());
    return "Against the night of %s: %s%s%s Of %d estimates that could change, those beyond their error bars: %d (at a family-wise error of %.0f %%).%s"
        .formatted(
            night,
            trials,
            code,
            bits,
            found.judged(),
            found.beyond().size(),
            100 * Comparison.ERROR,
            RULE);
  }

  private static Block table(Comparison found, CellNames names) {
    return Block.table(
        List.of("where", "what", "then", "now", "change", "its error", "p of all"),
        found.beyond().stream().limit(SHOWN).map(entry -> line(entry, names)).toList());
  }

  private static List<String> line(Entry entry, CellNames names) {
    Measurement now = entry.difference().after();
    Object curve = now.at().values().get("curve");
    String where = names.name(now.at()) + (curve == null ? "" : " " + curve);
    return List.of(
        where,
        now.quantity(),
        number(entry.difference().before().value()),
        number(now.value()),
        number(entry.difference().difference()),
        number(entry.difference().error()),
        String.format(Locale.ROOT, "%.2g", entry.adjusted()));
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.4g", value);
  }
}
