package lab.pipeline;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A student's browser: headless Chromium where the machine has it, else HtmlUnit with the page's form alone. */
public record Browser(WebDriver driver) implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    public static Browser open() {
        var chromium = onPath("chromium");
        var chromedriver = onPath("chromedriver");
        return new Browser(chromium.isPresent() && chromedriver.isPresent() ? chromium(chromium.get(), chromedriver.get()) : new HtmlUnitDriver());
    }

    /** Opens the page and presses the lab's button; throws if the page has none. */
    public void press(URI page, String button) {
        driver.get(page.toString());
        driver.findElement(By.xpath("//button[normalize-space()='%1$s'] | //input[@type='submit' and @value='%1$s']".formatted(button))).click();
    }

    /** Waits until the page shows the text; throws with what it shows at the deadline. */
    public void shows(String text, Duration deadline) {
        new WebDriverWait(driver, deadline, BETWEEN_LOOKS).ignoring(StaleElementReferenceException.class)
            .withMessage(() -> "the page should show '%s' but shows:%n%s".formatted(text, visibleText()))
            .until(page -> visibleText().contains(text));
    }

    public String visibleText() {
        return driver.findElement(By.tagName("body")).getText();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static WebDriver chromium(Path chromium, Path chromedriver) {
        var options = new ChromeOptions().setBinary(chromium.toFile());
        // root in a container has no sandbox of its own; the page under test is ours, and on loopback
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=ko");
        return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build(), options);
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, program))
            .filter(file -> file.toFile().canExecute()).findFirst();
    }
}
