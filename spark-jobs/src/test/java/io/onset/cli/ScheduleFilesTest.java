package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code submit/nightly/} for schedulers: whole, and in words that are known. */
class ScheduleFilesTest {

  private static final Path NIGHTLY = Path.of("../submit/nightly");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  @TempDir private Path folder;

  private static String text(String file) throws Exception {
    return Files.readString(NIGHTLY.resolve(file));
  }

  private static Outcome run(List<String> line) throws Exception {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said, "");
  }

  private static String help(String script) throws Exception {
    Outcome help = run(List.of(NIGHTLY.resolve(script).toString(), "--help"));
    assertEquals(0, help.code(), help.out());
    return help.out();
  }

  /** What stands before a bare -- are options of a program whose help is that. */
  private static void assertKnown(List<String> words, String help) {
    List<String> known = OPTION.matcher(help).results().map(found -> found.group()).toList();
    int end = words.indexOf("--");
    List<String> asked =
        words.subList(0, end < 0 ? words.size() : end).stream()
            .filter(word -> OPTION.matcher(word).matches())
            .toList();
    assertFalse(asked.isEmpty(), () -> "no option in " + words);
    asked.forEach(option -> assertTrue(known.contains(option), option + " is not in\n" + help));
  }

  /** The words behind the script's name, wherever in a text it is called. */
  private static List<List<String>> calls(String text, String script) {
    return text.lines()
        .filter(line -> line.contains("submit/nightly/" + script) && !line.startsWith("#"))
        .map(line -> line.substring(line.indexOf("submit/nightly/" + script)))
        .map(line -> List.of(line.replace("\"", "").split("\\s+")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"onset-nightly.service", "crontab", "airflow_dag.py"})
  void nightsHaveOptionsThatThereAre(String file) throws Exception {
    List<List<String>> calls = calls(text(file), "run");
    assertEquals(1, calls.size());
    assertKnown(calls.get(0), help("run"));
    assertTrue(calls.get(0).containsAll(List.of("--out", "--budget", "--add-trials")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"onset-watch.service", "crontab", "airflow_dag.py"})
  void watchesHaveOptionsThatThereAre(String file) throws Exception {
    List<List<String>> calls = calls(text(file), "watch");
    assertEquals(1, calls.size());
    assertKnown(calls.get(0), help("watch"));
  }

  /** The meanings that the hook gets are those of the command. */
  @Test
  void theCodesHaveOneMeaning() throws Exception {
    String source = "source " + NIGHTLY.resolve("common") + "; meaning ";
    for (Map.Entry<String, String> code : ExitCode.meanings().entrySet()) {
      Outcome said = run(List.of("bash", "-c", source + code.getKey()));
      assertEquals(new Outcome(0, code.getValue() + "\n", ""), said);
    }
    assertEquals("ended by signal KILL\n", run(List.of("bash", "-c", source + "137")).out());
    assertEquals("no code of Onset's\n", run(List.of("bash", "-c", source + "1")).out());
  }

  /**
   * Every directive of systemd's files is known to it, with this checkout in place of the
   * example's.
   */
  @Test
  void systemdVerifies() throws Exception {
    assumeTrue(isInstalled("systemd-analyze"), "systemd-analyze is not installed");
    String home = Path.of("..").toRealPath().toString();
    List<String> line = new ArrayList<>(List.of("systemd-analyze", "verify"));
    for (String unit :
        List.of("nightly.service", "nightly.timer", "watch.service", "watch.timer")) {
      Path copy = folder.resolve("onset-" + unit);
      Files.writeString(copy, text("onset-" + unit).replace("/opt/onset", home));
      line.add(copy.toString());
    }
    assertEquals(new Outcome(0, "", ""), run(line));
    Path bad = folder.resolve("onset-watch.timer");
    Files.writeString(bad, Files.readString(bad).replace("OnCalendar", "OnCalender"));
    assertTrue(run(line).out().contains("OnCalender"), "what verifies finds a slip");
  }

  @Test
  void theServiceOutlivesItsBudget() throws Exception {
    String service = text("onset-nightly.service");
    for (String line :
        List.of(
            "Environment=BUDGET=6h",
            "RuntimeMaxSec=7h",
            "Type=exec",
            "SuccessExitStatus=5",
            "KillMode=mixed",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "PrivateTmp=yes")) {
      assertTrue(service.lines().anyMatch(line::equals), line);
    }
    String timer = text("onset-nightly.timer");
    assertTrue(timer.contains("\nPersistent=yes\n") && timer.contains("\nRandomizedDelaySec="));
  }

  /** cron reads {@code %} as the end of a line, and no variable in the value of another. */
  @Test
  void theCrontabIsOne() throws Exception {
    List<String> lines =
        text("crontab").lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    List<String> jobs = lines.stream().filter(line -> !line.matches("[A-Z]+=[^$%]*")).toList();
    assertEquals(2, jobs.size(), lines::toString);
    String field = "(\\*|\\d{1,2})";
    for (String job : jobs) {
      assertTrue(job.matches("(" + field + " ){4}" + field + " +[^%]+"), job);
    }
    assertTrue(text("crontab").endsWith("\n"));
  }

  @Test
  void theDagIsPython() throws Exception {
    assumeTrue(isInstalled("python3"), "python3 is not installed");
    String parse = "import ast, sys; ast.parse(open(sys.argv[1]).read())";
    Path dag = NIGHTLY.resolve("airflow_dag.py");
    assertEquals(new Outcome(0, "", ""), run(List.of("python3", "-c", parse, dag.toString())));
    String text = text("airflow_dag.py");
    assertTrue(text.contains("max_active_runs=1") && text.contains("catchup=False"));
  }

  /** The DAG's commands as bash would run them: 4 and 5 are good nights, 5 alone a good end. */
  @Test
  void theDagKnowsTheCodes() throws Exception {
    String text = text("airflow_dag.py");
    String night = "|| case $? in 4 | 5) ;; *) exit 1 ;; esac";
    String check = "|| [ $? -eq 5 ]";
    assertTrue(text.contains(night) && text.contains(check));
    for (int code = 0; code <= 8; code++) {
      boolean good = List.of(0, 4, 5).contains(code);
      assertEquals(good, run(bash("(exit %d) " + night, code)).code() == 0);
      boolean well = List.of(0, 5).contains(code);
      assertEquals(well, run(bash("(exit %d) " + check, code)).code() == 0);
    }
  }

  private static List<String> bash(String text, int code) {
    return List.of("bash", "-c", text.formatted(code));
  }

  private static List<JsonNode> documents(String file) throws Exception {
    YAMLMapper mapper = new YAMLMapper();
    try (MappingIterator<JsonNode> all = mapper.readerFor(JsonNode.class).readValues(text(file))) {
      return all.readAll();
    }
  }

  private static JsonNode named(String kind, String name) throws Exception {
    return documents("cronjob.yaml").stream()
        .filter(d -> d.get("kind").textValue().equals(kind))
        .filter(d -> d.at("/metadata/name").textValue().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " " + name));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::textValue).toList();
  }

  @Test
  void theCronJobs() throws Exception {
    for (String name : List.of("onset-nightly", "onset-watch")) {
      JsonNode job = named("CronJob", name);
      assertEquals("batch/v1", job.get("apiVersion").textValue());
      assertEquals("Forbid", job.at("/spec/concurrencyPolicy").textValue());
      assertTrue(job.at("/spec/successfulJobsHistoryLimit").isInt());
      assertTrue(job.at("/spec/failedJobsHistoryLimit").isInt());
      JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");
      assertEquals("Never", pod.get("restartPolicy").textValue());
      assertTrue(pod.at("/securityContext/runAsNonRoot").booleanValue());
      JsonNode container = pod.at("/containers/0");
      assertFalse(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true));
      assertTrue(container.at("/securityContext/readOnlyRootFilesystem").booleanValue());
      assertSecretByReference(container);
      assertTrue(
          pod.get("volumes")
              .findValuesAsText("name")
              .containsAll(container.get("volumeMounts").findValuesAsText("name")));
    }
  }

  private static void assertSecretByReference(JsonNode container) {
    JsonNode webhook =
        StreamSupport.stream(container.get("env").spliterator(), false)
            .filter(variable -> variable.get("name").textValue().equals("ONSET_WEBHOOK"))
            .findFirst()
            .orElseThrow();
    assertFalse(webhook.has("value"));
    assertEquals("onset-notify", webhook.at("/valueFrom/secretKeyRef/name").textValue());
  }

  @Test
  void theCommandsOfTheCronJobs() throws Exception {
    JsonNode night = container("onset-nightly");
    List<String> arguments = texts(night.get("args"));
    assertKnown(arguments, help("run"));
    assertTrue(Files.exists(Path.of("..", arguments.get(0))), arguments.get(0));
    List<String> rest = arguments.subList(arguments.indexOf("--") + 1, arguments.size());
    assertEquals("--master", rest.get(0));
    List<String> spark = rest.subList(rest.indexOf("--") + 1, rest.size());
    for (int i = 0; i < spark.size(); i += 2) {
      assertEquals("--conf", spark.get(i));
      assertTrue(spark.get(i + 1).matches("spark\\.[A-Za-z.]+=\\S+"), spark.get(i + 1));
    }
    JsonNode watch = container("onset-watch");
    assertEquals(List.of("submit/nightly/watch"), texts(watch.get("command")));
    assertKnown(texts(watch.get("args")), help("watch"));
  }

  private static JsonNode container(String job) throws Exception {
    return named("CronJob", job).at("/spec/jobTemplate/spec/template/spec/containers/0");
  }

  /** The command of the pod: 5 is made 0, any other code stays. */
  @Test
  void theCronJobKnowsTheCodes() throws Exception {
    List<String> command = texts(container("onset-nightly").get("command"));
    assertEquals(List.of("/bin/bash", "-c"), command.subList(0, 2));
    for (int code : new int[] {0, 2, 5, 8}) {
      Path run = folder.resolve("submit/nightly/run");
      Checkout.program(run, "#!/usr/bin/env bash\necho \"$*\"\nexit " + code + "\n");
      Process process =
          new ProcessBuilder("bash", "-c", command.get(2), "night", "a b", "c")
              .directory(folder.toFile())
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals("a b c\n", said);
      assertEquals(code == 5 ? 0 : code, process.waitFor());
    }
  }

  @Test
  void theScheduledSparkApplication() throws Exception {
    List<JsonNode> all = documents("scheduled-spark-application.yaml");
    assertEquals(1, all.size());
    JsonNode app = all.get(0);
    assertEquals("sparkoperator.k8s.io/v1beta2", app.get("apiVersion").textValue());
    assertEquals("ScheduledSparkApplication", app.get("kind").textValue());
    assertEquals("Forbid", app.at("/spec/concurrencyPolicy").textValue());
    JsonNode template = app.at("/spec/template");
    assertEquals("Java", template.get("type").textValue());
    assertEquals("cluster", template.get("mode").textValue());
    assertEquals("4.1.0", template.get("sparkVersion").textValue());
    assertEquals(Main.class.getName(), template.get("mainClass").textValue());
    assertEquals("Never", template.at("/restartPolicy/type").textValue());
    List<String> arguments = texts(template.get("arguments"));
    assertEquals("run", arguments.get(0));
    assertKnown(arguments, Outcome.of("run", "--help").out());
    Stream.of("driver", "executor")
        .map(template::get)
        .forEach(
            role -> {
              assertTrue(role.at("/securityContext/runAsNonRoot").booleanValue());
              assertEquals("/results", role.at("/volumeMounts/0/mountPath").textValue());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow_dag.py", "cronjob.yaml", "scheduled-spark-application.yaml"})
  void whatWasNotRunSaysSo(String file) throws Exception {
    assertTrue(text(file).contains("arsed by a test; not run here on a"), file);
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
