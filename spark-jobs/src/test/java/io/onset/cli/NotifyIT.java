package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default hook: webhook, mail, syslog, stderr, whichever works first. */
class NotifyIT {

  private static final String TEXT = "Onset, night: \"code\" 7\nC:\\folder\twith é\n";

  /** A program that writes down its arguments and its input. */
  private static final String RECORDER =
      """
      #!/usr/bin/env bash
      printf '%%s\\n' "$@" >"%1$s/%2$s.arguments"
      cat >"%1$s/%2$s.input"
      """;

  @TempDir private Path folder;
  private Path bin;
  private HttpServer server;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  /** A PATH of what the hook needs, and what a test adds. */
  @BeforeEach
  void prepare() throws Exception {
    bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : List.of("bash", "cat", "cut", "env", "find", "id", "tr")) {
      String call = "#!%s\nexec %s \"$@\"\n".formatted(program("bash"), program(tool));
      Checkout.program(bin.resolve(tool), call);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static Path program(String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on the PATH"));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/secret";
  }

  /** The real one, behind a script that writes down its command line. */
  private void curl() throws Exception {
    boolean isThere =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "curl")));
    assumeTrue(isThere, "curl is not installed");
    String script =
        "#!/usr/bin/env bash\nprintf '%%s\\n' \"$@\" >\"%s/curl.arguments\"\nexec %s \"$@\"\n";
    Checkout.program(bin.resolve("curl"), script.formatted(folder, program("curl")));
  }

  private void recorder(String name) throws Exception {
    Checkout.program(bin.resolve(name), RECORDER.formatted(folder, name));
  }

  private String recorded(String name) throws Exception {
    return Files.readString(folder.resolve(name));
  }

  /** The hook with that environment; the sbin of this machine is not looked at. */
  private Outcome hook(String... variables) throws Exception {
    Path script = folder.resolve("notify");
    String text = Files.readString(Path.of("../submit/nightly/notify"));
    Checkout.program(script, text.replace("PATH=\"$PATH:/usr/sbin:/sbin\"", ""));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Path in = Files.writeString(folder.resolve("in"), TEXT);
    ProcessBuilder process =
        new ProcessBuilder(script.toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = new HashMap<>(Map.of("PATH", bin.toString()));
    environment.putAll(Map.of("HOME", folder.toString(), "LC_ALL", "C.UTF-8"));
    environment.putAll(
        Map.of("ONSET_EVENT", "night", "ONSET_CODE", "7", "ONSET_MEANING", "so\nit is"));
    for (String variable : variables) {
      environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }
    process.environment().clear();
    process.environment().putAll(environment);
    int code = process.start().waitFor();
    return new Outcome(code, Files.readString(out), Files.readString(err));
  }

  private Path secretFile(String permissions) throws Exception {
    Path file = Files.writeString(folder.resolve("hook"), url() + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private void assertReceived() throws Exception {
    String text = new ObjectMapper().readTree(received.remove()).get("text").textValue();
    assertEquals(TEXT, text + "\n");
    String arguments = recorded("curl.arguments");
    assertFalse(arguments.contains("secret"), arguments);
    assertFalse(arguments.contains("night"), arguments);
  }

  @Test
  void aWebhookByTheEnvironment() throws Exception {
    curl();
    recorder("sendmail");
    assertEquals(new Outcome(0, "", ""), hook("ONSET_WEBHOOK=" + url()));
    assertReceived();
    assertFalse(Files.exists(folder.resolve("sendmail.input")));
  }

  @Test
  void aWebhookByAFile() throws Exception {
    curl();
    Path file = secretFile("rw-------");
    assertEquals(new Outcome(0, "", ""), hook("ONSET_WEBHOOK_FILE=" + file));
    assertReceived();
  }

  @Test
  void aFileThatOthersCanReadIsNotUsed() throws Exception {
    curl();
    Path file = secretFile("rw-r-----");
    Outcome outcome = hook("ONSET_WEBHOOK_FILE=" + file);
    assertEquals(0, outcome.code());
    String rule = "notify: " + file + ": must be readable by its owner alone (chmod 600)\n";
    assertEquals(rule + TEXT, outcome.err());
    assertTrue(received.isEmpty());
  }

  @Test
  void anAddressThatIsNone() throws Exception {
    curl();
    for (String address : List.of("http://example.org/x", "file:///etc/passwd", "https://a\"b")) {
      Outcome outcome = hook("ONSET_WEBHOOK=" + address);
      String rule = "notify: the webhook's address must be https://..., without blanks or quotes\n";
      assertEquals(new Outcome(0, "", rule + TEXT), outcome);
    }
  }

  @Test
  void aWebhookThatFailsIsFollowedByMail() throws Exception {
    curl();
    recorder("sendmail");
    status = 500;
    Outcome outcome = hook("ONSET_WEBHOOK=" + url(), "ONSET_MAIL_TO=who@example.org");
    assertEquals(0, outcome.code());
    assertFalse(outcome.err().contains("secret"), outcome.err());
    assertEquals("-t\n", recorded("sendmail.arguments"));
    assertEquals(
        "To: who@example.org\nSubject: Onset night: code 7, soit is\n"
            + "Content-Type: text/plain; charset=UTF-8\n\n"
            + TEXT,
        recorded("sendmail.input"));
  }

  @Test
  void mailWithoutSendmail() throws Exception {
    recorder("mail");
    assertEquals(new Outcome(0, "", ""), hook("ONSET_MAIL_TO=who"));
    List<String> expected = new ArrayList<>(List.of("-s", "Onset night: code 7, soit is", "who"));
    assertEquals(expected, recorded("mail.arguments").lines().toList());
    assertEquals(TEXT, recorded("mail.input"));
  }

  @Test
  void anAddressThatIsAnOption() throws Exception {
    recorder("sendmail");
    Outcome outcome = hook("ONSET_MAIL_TO=-oQ/tmp");
    String rule = "notify: ONSET_MAIL_TO: must be an address\n";
    assertEquals(new Outcome(0, "", rule + TEXT), outcome);
  }

  @Test
  void syslog() throws Exception {
    recorder("logger");
    assertEquals(new Outcome(0, "", ""), hook("ONSET_DIR=/there", "ONSET_LOG=/log"));
    assertEquals(
        "--tag onset --priority user.err -- Onset night: code 7, soit is; folder /there; log /log",
        String.join(" ", recorded("logger.arguments").lines().toList()));
  }

  @Test
  void lastOfAllStandardError() throws Exception {
    assertEquals(new Outcome(0, "", TEXT), hook());
  }
}
