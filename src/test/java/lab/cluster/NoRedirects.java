package lab.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/**
 * A client that goes where it is told and nowhere else: a program that is asked by way of the API may answer with a redirect to anywhere, and
 * the user's token would go along.
 */
public final class NoRedirects extends JdkHttpClientFactory {

    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
        builder.followRedirects(HttpClient.Redirect.NEVER);
    }
}
