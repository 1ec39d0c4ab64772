package lab.diagnose;

import java.util.Locale;

/** The root causes that are known. What to say of each stands in causes_en.properties and causes_ko.properties. */
public enum Cause {
    MANIFEST_REFUSED,
    SELECTOR_NOT_TEMPLATE,
    NOTHING_DEPLOYED,
    DEPLOYMENT_MISSING,
    SERVICE_MISSING,
    SERVICE_ELSEWHERE,
    NO_REPLICAS,
    DEPLOYMENT_PAUSED,
    POD_SECURITY,
    SERVICE_ACCOUNT_MISSING,
    QUOTA_EXCEEDED,
    PODS_REFUSED,
    REQUESTS_TOO_LARGE,
    NO_NODE_MATCHES,
    VOLUME_MISSING,
    UNSCHEDULABLE,
    IMAGE_NAME_INVALID,
    IMAGE_TAG_WRONG,
    IMAGE_NAME_TYPO,
    IMAGE_PULL_ALWAYS,
    IMAGE_NOT_LOADED,
    CONFIG_MISSING,
    ROOT_REFUSED,
    COMMAND_MISSING,
    INIT_CONTAINER_FAILED,
    OUT_OF_MEMORY,
    CRASH,
    LISTENS_ON_LOOPBACK,
    LISTENS_ELSEWHERE,
    STARTUP_PROBE,
    READINESS_PROBE,
    LIVENESS_PROBE,
    LIVENESS_BLOCKED,
    NOT_READY,
    SERVICE_SELECTOR,
    SERVICE_CROSSED,
    TARGET_PORT,
    NOT_FROM_OUTSIDE,
    NEXT_URL_MISSING,
    NEXT_URL_MALFORMED,
    NEXT_URL_NAME,
    NEXT_URL_PORT,
    NEXT_URL_WRONG,
    DNS_POLICY,
    NETWORK_POLICY,
    SERVICE_ERROR,
    WRONG_TEXT,
    TOO_EARLY,
    TOO_LATE,
    PAGE_WITHOUT_BUTTON,
    ONE_REPLICA(Kind.RISK),
    ALL_ON_ONE_NODE(Kind.RISK),
    SPREAD_COUNTS_DEAD_NODE(Kind.RISK),
    ANTI_AFFINITY_NO_ROOM(Kind.RISK),
    REQUESTS_NO_ROOM(Kind.RISK),
    AFFINITY_NO_ROOM(Kind.RISK),
    TOLERATES_FOREVER(Kind.RISK),
    GRACE_PERIOD(Kind.RISK),
    CLUSTER_DNS(Kind.CLUSTER),
    NODE_PRESSURE(Kind.CLUSTER),
    NODE_NOT_READY(Kind.CLUSTER);

    private enum Kind {
        /** Of what was deployed. */
        SUBMISSION,
        /** Of what was deployed, as long as all nodes run; where a node is gone and pods wait, a fault. */
        RISK,
        CLUSTER
    }

    private final Kind kind;

    Cause() {
        this(Kind.SUBMISSION);
    }

    Cause(Kind kind) {
        this.kind = kind;
    }

    /** Whether the cluster is to blame, not what was deployed on it. */
    public boolean infrastructure() {
        return kind == Kind.CLUSTER;
    }

    /** Whether it does no harm until a node stops or a pod must go. */
    public boolean isRisk() {
        return kind == Kind.RISK;
    }

    /** The cause of that {@link #id()}; throws {@link IllegalArgumentException} if there is none. */
    public static Cause of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As it is written in reports and folder names: {@code target-port}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
