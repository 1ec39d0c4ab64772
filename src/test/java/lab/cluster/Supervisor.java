package lab.cluster;

import static java.net.HttpURLConnection.HTTP_UNAVAILABLE;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** The part of a k3s server that agents ask for their certificates. It is ready a moment after the API, and an agent that is refused asks again only after 5 to 10 s. */
record Supervisor(String kubeconfig, String token) {

    /** Whether agents may come. A server without such a part lets them as soon as its API answers. */
    boolean ready() {
        var asAgent = new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                .withClientCertData(null)
                .withClientKeyData(null)
                .withUsername("node")
                .withPassword(token)
                .withRequestRetryBackoffLimit(0)
                .build();
        try (var kubernetes = new KubernetesClientBuilder().withConfig(asAgent).build()) {
            kubernetes.raw("/v1-k3s/readyz");
            return true;
        } catch (KubernetesClientException refusal) {
            return refusal.getCode() != HTTP_UNAVAILABLE;
        }
    }
}
