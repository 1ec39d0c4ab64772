package lab.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Duration;

/** A client for questions to what may be dead: the usual one asks again and again, which was seen to take two minutes for one log. */
public final class OneTry {

    private OneTry() {}

    public static KubernetesClient of(KubernetesClient kubernetes, Duration patience) {
        return kubernetes
                .newClient(new RequestConfigBuilder()
                        .withRequestTimeout((int) patience.toMillis())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .adapt(KubernetesClient.class);
    }
}
