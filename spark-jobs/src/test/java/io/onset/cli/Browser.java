package io.onset.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** A headless Chromium with a page of figures open in it. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The chart of the figure that a script's first argument names. */
  private static final String CHART =
      "const place = document.querySelector('#figure-' + arguments[0] + ' .chart');"
          + "const chart = echarts.getInstanceByDom(place);";

  /** It warns of every browser that is newer than itself; what is used here needs no more of it. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it; without Chromium and its driver the test is not run. */
  static Browser start(Path downloads) {
    Optional<File> chromium = onPath("chromium");
    Optional<File> chromedriver = onPath("chromedriver");
    assumeTrue(chromium.isPresent() && chromedriver.isPresent(), "Chromium is not installed");
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
    options.addArguments("--window-size=1400,1000", "--force-color-profile=srgb");
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toString()));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<File> onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Opens a file, in light and on a wide screen. */
  void open(Path page) {
    media("light");
    driver.get(page.toUri().toString());
  }

  /** What the system says of light and dark. */
  void media(String scheme) {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** A screen of another size, such as a phone's. */
  void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** A script's JSON. */
  JsonNode json(String script, Object... arguments) throws IOException {
    String text = (String) run("return JSON.stringify((() => {" + script + "})())", arguments);
    return new ObjectMapper().readTree(text);
  }

  /** JSON of a script that knows the {@code chart} of a figure, {@code arguments[0]}. */
  JsonNode chart(String script, Object... arguments) throws IOException {
    String named = "return JSON.stringify((function() {" + CHART + script + "})(...arguments))";
    return new ObjectMapper().readTree((String) run(named, arguments));
  }

  /** Scrolls to a figure and waits until it is drawn. */
  void show(String figure) {
    run(
        "document.querySelector('#figure-' + arguments[0])"
            + ".scrollIntoView({block: 'center', behavior: 'instant'})",
        figure);
    String drawn = CHART + "return !!chart && chart.getZr().storage.getDisplayList().length > 0";
    await(() -> Boolean.TRUE.equals(run(drawn, figure)));
    run(CHART + "chart.getZr().flush()", figure);
  }

  WebElement element(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> elements(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  void click(String css) {
    element(css).click();
  }

  /** Moves the pointer over a figure's chart, to a place from its upper left corner. */
  Actions pointAt(String figure, double x, double y) {
    WebElement chart = element("#figure-" + figure + " .chart");
    int left = (int) Math.round(x - chart.getSize().width / 2.0);
    int top = (int) Math.round(y - chart.getSize().height / 2.0);
    return new Actions(driver).moveToElement(chart, left, top);
  }

  /** Takes the pointer to an element. */
  void moveTo(String css) {
    new Actions(driver).moveToElement(element(css)).perform();
  }

  /** Waits until something holds, for two minutes at the most. */
  void await(BooleanSupplier condition) {
    new FluentWait<>(condition)
        .withTimeout(PATIENCE)
        .pollingEvery(Duration.ofMillis(50))
        .until(BooleanSupplier::getAsBoolean);
  }

  /** What the page and the browser said in the console. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** Every address that was asked for since the last time, by the browser's own records. */
  List<String> requests() throws IOException {
    Stream.Builder<String> urls = Stream.builder();
    for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = new ObjectMapper().readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        urls.add(message.path("params").path("request").path("url").asText());
      }
    }
    return urls.build().toList();
  }

  /** The time that the page's own thread has been computing so far, in seconds of its core. */
  double coreSeconds() {
    JsonNode metrics =
        new ObjectMapper()
            .valueToTree(driver.executeCdpCommand("Performance.getMetrics", Map.of()))
            .path("metrics");
    return StreamSupport.stream(metrics.spliterator(), false)
        .filter(metric -> metric.path("name").asText().equals("TaskDuration"))
        .mapToDouble(metric -> metric.path("value").asDouble())
        .sum();
  }

  /** From now on {@link #coreSeconds} counts. */
  void countCoreSeconds() {
    driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
  }

  /** A file that the browser has downloaded, once it is whole. */
  byte[] downloaded(Path file) throws IOException {
    await(() -> Files.exists(file));
    return Files.readAllBytes(file);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
