package lab.pipeline;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A student's browser: headless Chromium where the machine has it, else HtmlUnit with the page's form alone. */
public record Browser(WebDriver driver, BrowserFolder folder) implements AutoCloseable {

    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** A page comes from memory: one that takes longer was asked of a pod that is not there. */
    private static final Duration PAGE_LOADED = Duration.ofSeconds(10);
    /** A browser whose page computes for ever answers nothing. */
    private static final Duration ANSWER = PAGE_LOADED.multipliedBy(2);

    public static Browser open() {
        SELENIUM.setLevel(Level.SEVERE); // it warns of every Chromium newer than itself
        var chromium = onPath("chromium");
        var chromedriver = onPath("chromedriver");
        var folder = BrowserFolder.create();
        return new Browser(
                chromium.isPresent() && chromedriver.isPresent()
                        ? chromium(chromium.get(), chromedriver.get(), folder)
                        : new HtmlUnitDriver(),
                folder);
    }

    /** Opens the page, presses its button and says when; throws {@link AssertionError} if the page does not load, or has no such button. */
    public Instant press(URI page, String button) {
        try {
            driver.manage().timeouts().pageLoadTimeout(PAGE_LOADED);
            driver.get(page.toString());
            var found = driver.findElement(
                    By.xpath("//button[normalize-space()='%1$s'] | //input[@type='submit' and @value='%1$s']"
                            .formatted(button)));
            var pressed = Instant.now();
            found.click();
            return pressed;
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "not within %d s: the page %s loads. Who holds one connection open must not keep others waiting"
                            .formatted(PAGE_LOADED.toSeconds(), page),
                    late);
        } catch (WebDriverException broken) {
            throw new AssertionError(
                    "the button of the page %s cannot be pressed: %s".formatted(page, reason(broken)), broken);
        }
    }

    /** Waits until the page shows the text; throws {@link AssertionError} with what it shows at the deadline. */
    public void shows(String text, Duration deadline) {
        try {
            new WebDriverWait(driver, deadline, BETWEEN_LOOKS)
                    .ignoring(StaleElementReferenceException.class)
                    .until(page -> visibleText().contains(text));
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "not within %.0f s: the page shows '%s'%nIt shows:%n%s"
                            .formatted(deadline.toMillis() / 1000.0, text, shown()),
                    late);
        } catch (WebDriverException broken) {
            throw new AssertionError("the page cannot be read: " + reason(broken), broken);
        }
    }

    /** Whether what failed was the browser and not what it was shown. */
    public static boolean isGone(AssertionError failed) {
        return failed.getCause() instanceof WebDriverException broken
                && !(broken instanceof TimeoutException)
                && !(broken instanceof NoSuchElementException);
    }

    public String visibleText() {
        return driver.findElement(By.tagName("body")).getText();
    }

    private String shown() {
        try {
            return visibleText();
        } catch (WebDriverException broken) {
            return reason(broken);
        }
    }

    /** Selenium's first line: the others are about its own version. */
    private static String reason(WebDriverException broken) {
        return String.valueOf(broken.getRawMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            folder.delete();
        }
    }

    private static WebDriver chromium(Path chromium, Path chromedriver, BrowserFolder folder) {
        var options = new ChromeOptions().setBinary(chromium.toFile());
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.DISMISS);
        // root in a container has no sandbox of its own; the page under test is ours, and on loopback
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=ko",
                "--user-data-dir=" + folder.profile());
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .withLogFile(folder.log().toFile())
                        .build(),
                options,
                ClientConfig.defaultConfig().readTimeout(ANSWER));
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(file -> file.toFile().canExecute())
                .findFirst();
    }
}
