package lab.pipeline;

import java.time.Duration;

/** The letter that is sent, and what the contract says comes back. */
public final class Letter {

    public static final String ORIGINAL = "Hello from your child";
    /** What every implementation's answer contains; an older one writes the original before it. */
    public static final String TRANSLATED = "자녀로부터 온 편지입니다. 안녕하세요.";

    public static final String BUTTON = "샘플 편지 번역 요청하기";

    public static final Duration READING = Duration.ofSeconds(5);
    public static final Duration TRANSLATING = Duration.ofSeconds(3);
    public static final Duration WHOLE = READING.plus(TRANSLATING);
    /** What the way between the services may add: 0.15 s on a quiet machine; 0.6 s more where kube-proxy does not know a new pod yet, and what two busy cores take. */
    public static final Duration SLACK = Duration.ofSeconds(2);

    /** What each worker that dies may cost: its silence is noticed after 1.5 s, and how far it was by then is not known to the last 2 s. */
    public static final Duration DEAD_WORKER = Duration.ofSeconds(4);
    /** At most, where the frontend died: its client notices after 1.5 s, and finds another, which may take some attempts. */
    public static final Duration WHOLE_WITH_A_DEAD_FRONTEND = WHOLE.plusSeconds(12);

    private Letter() {}

    /** How long the service takes to answer one, with all who work behind it. */
    public static Duration timeOf(LetterService role) {
        return role == LetterService.TRANSLATE ? TRANSLATING : WHOLE;
    }
}
