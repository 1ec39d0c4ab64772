package letters.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import letters.Services;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

class BrowserTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_button_works_in_a_plain_browser_with_and_without_scripts(boolean scripts) {
        try (Services services = new Services()) {
            HtmlUnitDriver browser = new HtmlUnitDriver(scripts);
            browser.get(services.frontend(services.ocr(services.translate())).toString());
            browser.findElement(By.tagName("button")).click();

            assertThat(browser.findElement(By.id("result")).getText()).isEqualTo("자녀로부터 온 편지입니다. 안녕하세요.");
            browser.quit();
        }
    }
}
