package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The web pages of a cluster.
 *
 * @param master address of the master's
 * @param history address of the history server's
 */
record ClusterPages(String master, String history) {

  private static final int PATIENCE_SECONDS = 120;

  static ClusterPages of(ClusterFixture cluster) throws IOException {
    String master = Files.readString(cluster.folder().resolve("page")).strip();
    String history = Files.readString(cluster.folder().resolve("history")).strip();
    return new ClusterPages(master, history);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static HttpResponse<String> send(String address)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    HttpClient client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String fetch(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(address);
    assertEquals(200, answer.statusCode(), address);
    return answer.body();
  }

  private static JsonNode json(String address) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(fetch(address));
  }

  /** Addresses of the workers'. */
  List<String> workers() throws IOException, InterruptedException {
    return json(master + "/json/").findValuesAsText("webuiaddress");
  }

  /** Those of the master and of every worker. */
  List<String> ofDaemons() throws IOException, InterruptedException {
    List<String> pages = new ArrayList<>(List.of(fetch(master)));
    for (String worker : workers()) {
      pages.add(fetch(worker));
    }
    return pages;
  }

  /** Waits until the history server knows so many applications that have ended; their ids. */
  List<String> awaitHistory(int count) throws IOException, InterruptedException {
    String address = history + "/api/v1/applications?status=completed";
    await(address, "(\"id\".*){" + count + "}");
    return json(address).findValuesAsText("id");
  }

  /** Waits until a page has a text that matches; the page. */
  String await(String address, String pattern) throws IOException, InterruptedException {
    Pattern text = Pattern.compile(pattern, Pattern.DOTALL);
    long since = System.nanoTime();
    String page = "";
    while (!text.matcher(page).find()) {
      String last = page;
      assertTrue(
          System.nanoTime() - since < PATIENCE_SECONDS * 1e9,
          () -> "no " + pattern + " at " + address + ": " + last);
      TimeUnit.MILLISECONDS.sleep(200);
      page = tryFetch(address);
    }
    return page;
  }

  /** Empty while nobody answers. */
  private static String tryFetch(String address) throws InterruptedException {
    try {
      return send(address).body();
    } catch (IOException e) {
      return "";
    }
  }

  /** What the history server tells of the settings of an application: the page, and as JSON. */
  List<String> ofHistory(String application) throws IOException, InterruptedException {
    return List.of(
        fetch(history + "/history/" + application + "/environment/"),
        fetch(history + "/api/v1/applications/" + application + "/environment"));
  }
}
