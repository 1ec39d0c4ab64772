package letters.http;

import java.time.Duration;

/**
 * How long a service waits for the next one.
 *
 * @param whole for one letter, all attempts together
 * @param unheard without a word from any replica; until then another is asked
 * @param silence from one replica that has said it will be heard of every 500 ms
 */
record Patience(Duration whole, Duration unheard, Duration silence) {

    /** A stopped node takes new connections down with it until Kubernetes notices, up to 8 s with the lab's fast timings: asking again outlives that. */
    static Patience of(Duration whole) {
        return new Patience(whole, Duration.ofSeconds(10), Duration.ofMillis(1500));
    }

    /** Asks one replica, once. */
    static Patience once(Duration whole) {
        return new Patience(whole, Duration.ZERO, whole);
    }
}
