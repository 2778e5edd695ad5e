package org.backendfoundation.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The machine's own Chromium and the driver that belongs to it. Nothing is ever downloaded: with both paths given, Selenium looks for none.
 */
public record Chromium(Path browser, Path driver) {

    static final String MISSING = "no Chromium with a chromedriver was found. Install Debian's packages chromium and chromium-driver, "
            + "or name the two programs in CHROMIUM and CHROMEDRIVER.";

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "Chromium", "Google Chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");
    private static final List<Path> USUAL_PLACES = Stream
            .of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/snap/bin",
                    "/opt/homebrew/bin", "/Applications/Chromium.app/Contents/MacOS", "/Applications/Google Chrome.app/Contents/MacOS")
            .map(Path::of).toList();

    private static final List<
            String> SWITCHES = List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
                    "--lang=en", "--window-size=1440,900");

    /** Of Selenium, which misses its own wrapping of this version's protocol; the protocol is spoken without one here. */
    private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        CHATTER.setLevel(Level.SEVERE);
    }

    static Optional<Chromium> installed() {
        return installed(System.getenv(), USUAL_PLACES);
    }

    static Optional<Chromium> installed(Map<String, String> environment, List<Path> usualPlaces) {
        Stream<Path> path = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of);
        List<Path> places = Stream.concat(path, usualPlaces.stream()).toList();
        Optional<Path> driver = program(environment.get("CHROMEDRIVER"), DRIVERS, places);
        return program(environment.get("CHROMIUM"), BROWSERS, places).flatMap(browser -> driver.map(found -> new Chromium(browser, found)));
    }

    /** What is named is taken or nothing is: another one would be a surprise. */
    private static Optional<Path> program(String named, List<String> names, List<Path> places) {
        Stream<Path> candidates = named == null ? names.stream().flatMap(name -> places.stream().map(place -> place.resolve(name)))
                : Stream.of(Path.of(named));
        return candidates.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }

    /** With {@code -Dbrowser=required} a missing Chromium is a failure, and else a reason to skip. */
    static boolean isRequired() {
        return "required".equals(System.getProperty("browser"));
    }

    static Chromium require() {
        return installed().orElseThrow(() -> new IllegalStateException("A browser is required, and " + MISSING));
    }

    /**
     * Headless, in a profile of its own that goes with it. The sandbox needs what root in a container does not have; only our own page is
     * shown.
     */
    ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(SWITCHES);
        options.setCapability("goog:loggingPrefs", everything());
        return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).usingAnyFreePort().build(),
                options);
    }

    private static LoggingPreferences everything() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        return logs;
    }

    /** Says it if tests will be skipped. */
    public static void announce() {
        if (isRequired()) {
            require();
        } else if (installed().isEmpty()) {
            System.out.println("[WARNING] The tests of the page under /admin/ are skipped: " + MISSING);
        }
    }
}
