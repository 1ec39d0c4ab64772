package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

class UntilTest {

    @Test
    void a_wait_that_ends_says_what_was_still_lacking() {
        assertThat(Until.lacking(late(() -> assertThat("Pending").as("the pod").isEqualTo("Running"))))
                .contains("[the pod]", "Running", "Pending");
    }

    @Test
    void a_wait_whose_last_look_hangs_says_so() {
        assertThat(Until.lacking(late(() -> new CountDownLatch(1).await())))
                .isEqualTo("the last look at it did not come back");
    }

    private static ConditionTimeoutException late(ThrowingRunnable look) {
        return catchThrowableOfType(
                ConditionTimeoutException.class,
                () -> await().pollDelay(Duration.ZERO)
                        .atMost(Duration.ofSeconds(2))
                        .untilAsserted(look));
    }
}
