package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

class UntilTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Test
    void a_wait_that_ends_says_what_was_still_lacking_also_where_the_deadline_falls_into_a_look() {
        var looks = new AtomicInteger();
        assertThat(lacking(() -> {
                    if (looks.incrementAndGet() > 1) {
                        hang();
                    }
                    assertThat("Pending").as("the pod").isEqualTo("Running");
                }))
                .contains("[the pod]", "Running", "Pending");
    }

    @Test
    void a_wait_of_which_no_look_comes_back_says_so() {
        assertThat(lacking(UntilTest::hang)).isEqualTo("no look at it came back");
    }

    @Test
    void a_wait_ends_once_it_holds() {
        var looks = new AtomicInteger();
        assertThat(Until.lacking(
                        "the third look",
                        LONG_ENOUGH,
                        () -> assertThat(looks.incrementAndGet()).isEqualTo(3)))
                .isEmpty();
    }

    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static String lacking(ThrowingRunnable look) {
        return Until.lacking("it", Duration.ofSeconds(4), look).orElseThrow();
    }
}
