package io.onset.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onset.engine.Cluster;
import io.onset.engine.Forecast;
import io.onset.engine.Forecast.Stage;
import io.onset.engine.SweepPlan;
import io.onset.engine.spark.SparkEngine;
import io.onset.experiment.Sweep;
import io.onset.experiment.Sweep.SweepCell;
import io.onset.report.Page.Block;
import io.onset.report.Page.Section;
import io.onset.store.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a report says of the run itself: its sweep, what failed, what it was to cost and cost, and
 * where its numbers come from.
 *
 * @param folder the results folder
 * @param sweep its sweep
 * @param manifest its manifest
 */
record ReportSections(RunFolder folder, Sweep sweep, JsonNode manifest) {

  /** The sections in their order. */
  List<Section> all() {
    return List.of(sweepSection(), failures(), plan(), provenance());
  }

  private Section sweepSection() {
    return new Section("sweep", "Sweep", List.of(Block.code(yaml(manifest.path("sweep")))));
  }

  private static String yaml(JsonNode tree) {
    YAMLMapper mapper =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();
    try {
      return mapper.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has a text", e);
    }
  }

  /** Failed trials by reason, each with the command that repeats one; and the run's warnings. */
  private Section failures() {
    List<Block> blocks = new ArrayList<>();
    List<Failures.Group> groups = Failures.of(folder, sweep, manifest, Optional.empty());
    if (groups.isEmpty()) {
      blocks.add(Block.text("No trial failed."));
    } else {
      blocks.add(
          Block.table(
              List.of("trials", "cells", "reason"),
              groups.stream()
                  .map(g -> List.of("" + g.trials(), "" + g.cells(), g.reason()))
                  .toList()));
      blocks.add(Block.text("One of each again, with all that it comes from:"));
      blocks.add(Block.code(groups.stream().map(this::replay).collect(Collectors.joining("\n"))));
    }
    JsonNode warnings = manifest.path("warnings");
    if (!warnings.isEmpty()) {
      blocks.add(Block.table(List.of("warnings"), rows(warnings)));
    }
    return new Section("failures", "Failures", blocks);
  }

  private String replay(Failures.Group group) {
    return "submit/onset replay %s --cell %s --trial %d"
        .formatted(folder.location(), group.cell(), group.trial());
  }

  private static List<List<String>> rows(JsonNode texts) {
    return StreamSupport.stream(texts.spliterator(), false)
        .map(text -> List.of(text.asText()))
        .toList();
  }

  private Section plan() {
    long asked = sweep.cells().stream().mapToLong(SweepCell::trials).sum();
    List<List<String>> rows = new ArrayList<>();
    long cells = cellsWithTrials();
    rows.add(row("cells", sweep.cells().size(), cells));
    rows.add(row("trials", asked, manifest.path("trials").asLong()));
    int cores = manifest.path("cores").asInt();
    if (cores > 0) {
      Cluster cluster = new Cluster(1, Math.min(cores, Cluster.MOST_CORES), 0);
      Forecast.of(Experiments.of(sweep), cluster, SparkEngine.WAVE, SweepPlan.WORK_PER_SECOND)
          .stages()
          .forEach(stage -> rows.add(row(stage)));
    }
    String how =
        "Time is that of a fresh run with %s at %s multiply-adds a second each, which is no machine's"
            + " in particular; beside it what the runs of this folder took, %d in all.";
    String rate = String.format(Locale.ROOT, "%.0e", SweepPlan.WORK_PER_SECOND);
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.table(List.of("", "planned", "actual", "actual / planned"), rows));
    if (cores > 0) {
      blocks.add(
          Block.text(
              how.formatted(
                  cores == 1 ? "one core" : cores + " cores", rate.replace("e+0", "e"), runs())));
    }
    return new Section("plan", "Plan and actual", blocks);
  }

  private long cellsWithTrials() {
    return StreamSupport.stream(manifest.path("trials_of_cells").spliterator(), false)
        .filter(trials -> trials.asLong() > 0)
        .count();
  }

  private int runs() {
    return 1 + manifest.path("earlier_runs").size();
  }

  private static List<String> row(String name, long planned, long actual) {
    return List.of(name, "" + planned, "" + actual, percent((double) actual / planned));
  }

  private List<String> row(Stage stage) {
    double planned = stage.schedule().wall();
    double actual = seconds(manifest, stage.name());
    for (JsonNode run : manifest.path("earlier_runs")) {
      actual += seconds(run, stage.name());
    }
    String ratio = planned > 0 ? percent(actual / planned) : "";
    return List.of(
        stage.name(), PlanCommand.duration(planned), PlanCommand.duration(actual), ratio);
  }

  private static double seconds(JsonNode run, String stage) {
    return run.path("timings").path(stage.replace(' ', '_') + "_seconds").asDouble();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private Section provenance() {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "folder", folder.location());
    add(rows, "seed", manifest.path("seed").asText());
    JsonNode versions = manifest.path("versions");
    String changes = versions.path("dirty").asBoolean() ? ", with changes" : "";
    add(rows, "Onset", versions.path("onset").asText());
    add(rows, "commit", versions.path("commit").asText() + changes);
    add(rows, "version of the streams", versions.path("streams").asText());
    add(rows, "engine", versions.path("engine").asText());
    add(rows, "cores", manifest.path("cores").asText());
    add(rows, "kernels, tasks", kernels());
    add(rows, "EJML", versions.path("ejml").asText());
    add(rows, "Java", versions.path("java").asText());
    add(rows, "system", versions.path("system").asText());
    add(rows, "begun", manifest.path("timings").path("started").asText());
    add(rows, "ended", manifest.path("timings").path("ended").asText());
    add(rows, "runs of this folder", "" + runs());
    add(rows, "SHA-256 of the rows", manifest.path("rows_sha256").asText());
    add(rows, "SHA-256 of the curves", manifest.path("curves_sha256").asText());
    String law =
        "The rows are a function of sweep, seed and version alone: the same digest on any cluster.";
    return new Section(
        "provenance",
        "Provenance",
        List.of(Block.table(List.of("what", "value"), rows), Block.text(law)));
  }

  private String kernels() {
    return manifest.path("kernels").properties().stream()
        .map(kernel -> kernel.getKey() + " " + kernel.getValue().asText())
        .collect(Collectors.joining(", "));
  }

  private static void add(List<List<String>> rows, String name, String value) {
    if (!value.isEmpty()) {
      rows.add(List.of(name, value));
    }
  }
}
