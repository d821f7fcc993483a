package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.onset.experiment.Sweep;
import io.onset.experiment.UserException;
import io.onset.report.AnswerSection;
import io.onset.report.Page;
import io.onset.report.Page.Block;
import io.onset.report.Page.Section;
import io.onset.report.PageWriter;
import io.onset.store.RunFolder;
import io.onset.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** {@code report.html}: a run on one page, a function of the results folder. */
final class ReportFile {

  static final String FILE = "report.html";

  private ReportFile() {}

  /**
   * Writes the page.
   *
   * @throws UserException where there is no results folder, or no curves in it yet
   * @throws StoreException where it cannot be read or written
   */
  static void write(RunFolder folder) {
    folder.write(FILE, PageWriter.html(page(folder)));
  }

  static Page page(RunFolder folder) {
    JsonNode manifest = Manifest.read(folder);
    Sweep sweep = Manifest.sweep(folder, manifest);
    StoredResults results = StoredResults.read(folder, sweep);
    if (results.curves().isEmpty()) {
      String rule = ": holds no curves yet, must be one whose run came to its end or its budget";
      throw new UserException(folder.location() + rule);
    }
    List<Section> sections = new ArrayList<>();
    sections.add(AnswerSection.of(results.answers()));
    sections.add(new Section("figures", "Figures", List.of(Block.figures())));
    sections.add(NightChange.section(folder, manifest, sweep));
    sections.addAll(new ReportSections(folder, sweep, manifest).all());
    return new Page(
        sweep.name(),
        manifest.path("state").asText(),
        facts(sweep, manifest),
        sections,
        results.figures());
  }

  private static List<String> facts(Sweep sweep, JsonNode manifest) {
    List<String> facts = new ArrayList<>();
    facts.add("experiment " + sweep.experiment());
    facts.add("seed " + sweep.seed());
    if (manifest.has("rows_sha256")) {
      facts.add(
          "%d trials in %d cells"
              .formatted(manifest.path("trials").asLong(), manifest.path("cells").asLong()));
      facts.add(manifest.path("failed").asLong() + " failed");
      facts.add("rows " + start(manifest.path("rows_sha256")));
    }
    facts.add("commit " + start(manifest.path("versions").path("commit")));
    String ended = manifest.path("timings").path("ended").asText();
    if (!ended.isEmpty()) {
      facts.add(ended.substring(0, Math.min(16, ended.length())).replace('T', ' ') + " UTC");
    }
    return facts;
  }

  private static String start(JsonNode digest) {
    return digest.asText().substring(0, Math.min(10, digest.asText().length()));
  }
}
